import { expect, test } from "vitest";
import { githubLike, signed, twilioLike } from "../_broken.ts";
import { BODY, bodyOf, top } from "./_variants.ts";
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
