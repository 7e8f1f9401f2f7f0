import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { KeyFetcher } from "../../src/commands/fetch-keys.ts";
import type { Delivery } from "../../src/core/delivery.ts";
import { keyAddress } from "../../src/schemes/key-url.ts";
import { compile } from "../../src/schemes/compile.ts";
import sns from "../../src/providers/sns.ts";

const scheme = compile(sns.schemes[0]);
const rule = scheme.keyUrl!;
const delivery = (url: string): Delivery => ({
  id: "",
  method: "POST",
  target: "/",
  headers: [],
  body: Buffer.from(JSON.stringify({ SigningCertURL: url })),
});
const GOOD = "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-abc.pem";

describe("the address of a key", () => {
  it("of the provider's own host is fetched", () => {
    expect(keyAddress(rule, delivery(GOOD))).toEqual({ url: GOOD });
  });

  it.each([
    ["http", "http://sns.eu-west-1.amazonaws.com/x.pem"],
    ["a look-alike host", "https://sns.eu-west-1.amazonaws.com.evil.example/x.pem"],
    ["another service of the same company", "https://s3.amazonaws.com/bucket/x.pem"],
    ["a host that only ends like it", "https://evilsns.eu-west-1.amazonaws.com/x.pem"],
    ["a user before the host", "https://sns.eu-west-1.amazonaws.com@evil.example/x.pem"],
    ["a user of the right host", "https://user@sns.eu-west-1.amazonaws.com/x.pem"],
    ["another port", "https://sns.eu-west-1.amazonaws.com:8443/x.pem"],
    ["an address", "https://169.254.169.254/latest/meta-data"],
    ["letters that look alike", "https://sns.eu-west-1.am\u0430zonaws.com/x.pem"],
    ["a backslash", "https://evil.example\\@sns.eu-west-1.amazonaws.com/x.pem"],
    ["a file", "file:///etc/passwd"],
    ["no URL", "cert.pem"],
  ])("that is %s is refused", (_, url) => {
    expect(keyAddress(rule, delivery(url))).toHaveProperty("refused");
  });
});

describe("fetching", () => {
  const { publicKey } = generateKeyPairSync("ed25519");
  const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
  const answering = (body: string, status = 200) => {
    const asked: [string, RequestInit | undefined][] = [];
    const fetcher = (async (url: string, init?: RequestInit) => {
      asked.push([url, init]);
      return new Response(body, { status });
    }) as typeof fetch;
    return { asked, keys: new KeyFetcher(fetcher) };
  };

  it("asks once, follows no redirect, and says where the key came from", async () => {
    const { asked, keys } = answering(pem);
    const [first, second] = await Promise.all([
      keys.keyFor(scheme, delivery(GOOD)),
      keys.keyFor(scheme, delivery(GOOD)),
    ]);
    expect(first).toBe(second);
    expect(first?.from).toBe(`url:${GOOD}`);
    expect(asked).toMatchObject([[GOOD, { redirect: "error" }]]);
  });

  it("never asks another host", async () => {
    const { asked, keys } = answering(pem);
    await expect(keys.keyFor(scheme, delivery("https://evil.example/x.pem"))).rejects.toThrow(
      "not a host of the provider",
    );
    expect(asked).toEqual([]);
  });

  it.each([
    ["an error", "no", 500, "answered 500"],
    ["an endless answer", "x".repeat(300_000), 200, "more than a key"],
  ])("%s is a network error", async (_, body, status, says) => {
    await expect(answering(body, status).keys.keyFor(scheme, delivery(GOOD))).rejects.toMatchObject({
      kind: "network",
      message: expect.stringContaining(says) as string,
    });
  });

  const refusing = (response: Response) => new KeyFetcher(async () => response);

  it.each([
    [
      "a connection that breaks midway",
      new Response(
        new ReadableStream({
          pull: (controller) => controller.error(new DOMException("The operation timed out", "TimeoutError")),
        }),
      ),
      "does not answer",
    ],
    ["no body", new Response(null), "sent nothing"],
  ])("%s is a network error", async (_, response, says) => {
    await expect(refusing(response).keyFor(scheme, delivery(GOOD))).rejects.toMatchObject({
      kind: "network",
      message: expect.stringContaining(says) as string,
    });
  });

  const jwks = compile({
    kind: "jwt",
    header: "Authorization",
    algorithms: ["EdDSA"],
    keyUrl: { json: "SigningCertURL", hosts: ["keys.example"], format: "jwks" },
  });
  const keySet = (keys: unknown) =>
    answering(JSON.stringify(keys)).keys.keyFor(jwks, delivery("https://keys.example/"));

  it("a set with null among its keys is read", async () => {
    const key = publicKey.export({ format: "jwk" });
    await expect(keySet({ keys: [null, 5, key] }).then((found) => found?.reveal())).resolves.toBe(JSON.stringify(key));
  });

  it.each([[null], [[]], [{ keys: "x" }], [{ keys: null }]])("%j is no set of keys", async (set) => {
    await expect(keySet(set)).rejects.toMatchObject({
      kind: "network",
      message: expect.stringContaining("no JWK set") as string,
    });
  });
});
