import { describe, expect, test } from "vitest";
import { diagnosed, githubLike, livekitLike, signed, twilioLike } from "../_broken.ts";
import { BODY, bodyOf, top, variant, without } from "./_variants.ts";
import { urlCases } from "./_url-cases.ts";

const PUBLIC = "https://hooks.example.com/in?a=1";

urlCases("url-host-behind-proxy", [
  {
    name: "X-Forwarded-Host",
    signed: PUBLIC,
    here: "https://10.0.0.7/in?a=1",
    headers: [["X-Forwarded-Host", "hooks.example.com"]],
  },
  {
    name: "the first of several",
    signed: PUBLIC,
    here: "https://10.0.0.7/in?a=1",
    headers: [["X-Forwarded-Host", "hooks.example.com, edge.internal"]],
  },
  {
    name: "X-Original-Host, and http",
    signed: PUBLIC,
    here: "http://app:3000/in?a=1",
    headers: [["X-Original-Host", "hooks.example.com"]],
  },
  {
    name: "Forwarded",
    signed: PUBLIC,
    here: "http://app/in?a=1",
    headers: [["Forwarded", 'for=192.0.2.60;proto=https;host="hooks.example.com", for=10.0.0.1']],
  },
  {
    name: "host, scheme and port told apart",
    signed: "https://hooks.example.com:8443/in",
    here: "http://app:3000/in",
    headers: [
      ["X-Forwarded-Host", "hooks.example.com"],
      ["X-Forwarded-Proto", "https"],
      ["X-Forwarded-Port", "8443"],
    ],
  },
  {
    name: "the Host header, where the URL was given by hand",
    signed: PUBLIC,
    here: "https://localhost/in?a=1",
    host: "hooks.example.com",
  },
  { name: "capitals", signed: PUBLIC, here: "https://HOOKS.example.com/in?a=1" },
  { name: "www", signed: "https://www.example.com/in", here: "https://example.com/in" },
]);

test("an internal address is a suspicion, when nothing tells the public one", () => {
  const delivery = {
    ...signed(twilioLike, bodyOf(twilioLike)),
    url: "http://10.0.0.7:3000/in",
    headers: signed(twilioLike, bodyOf(twilioLike)).headers.filter(([name]) => name !== "Host"),
  };
  const finding = top(twilioLike, delivery);
  expect(finding).toMatchObject({ code: "url-host-behind-proxy", proof: "none" });
  expect(finding.fix.text).toContain("--url");
});

test("no suspicion where the URL is not signed", () => {
  const delivery = { ...signed(githubLike, BODY), url: "http://10.0.0.7:3000/in" };
  expect(top(githubLike, delivery, { secret: "another one" }).code).toBe("secret-wrong");
});

describe("a token that holds the hash of the URL", () => {
  const hashed = variant(livekitLike, {
    bodyHash: [{ claim: "url_hash", algorithm: "sha256", encoding: "hex", over: "url" }],
  });

  test("the host is proven like any other", () => {
    const delivery = { ...signed(hashed, BODY, { url: PUBLIC }), url: "https://10.0.0.7/in?a=1" };
    expect(
      top(hashed, { ...delivery, headers: [...delivery.headers, ["X-Forwarded-Host", "hooks.example.com"]] }),
    ).toMatchObject({ code: "url-host-behind-proxy", proof: "mac" });
  });

  test("another URL altogether is a suspicion, and the secret none", () => {
    const elsewhere = { url: "https://example.org/elsewhere", target: "/elsewhere" };
    const delivery = without({ ...signed(hashed, BODY, { url: PUBLIC }), ...elsewhere }, "Host");
    const codes = diagnosed(hashed, delivery).map(({ code }) => code);
    expect(codes[0]).toBe("url-host-behind-proxy");
    expect(codes).not.toContain("secret-wrong");
  });
});
