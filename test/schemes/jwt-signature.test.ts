/** What may be a token's signature: libraries that compare texts, and those that compare bytes. */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Delivery } from "../../src/core/delivery.ts";
import type { JwtRecipe } from "../../src/core/recipe.ts";
import { compile } from "../../src/schemes/compile.ts";
import { isProblem } from "../../src/schemes/scheme.ts";
import { check } from "../../src/verify/trial.ts";

const draft: Delivery = { id: "1", method: "POST", target: "/", headers: [], body: Buffer.from("{}") };
const AT = { now: 1_785_000_000_000, id: "msg_1" };
const shared: JwtRecipe = { kind: "jwt", header: "Authorization", algorithms: ["HS256"] };
const either: JwtRecipe = { ...shared, algorithms: ["HS256", "RS256", "EdDSA"] };
const ed25519 = generateKeyPairSync("ed25519");
const pair = {
  private: ed25519.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  public: ed25519.publicKey.export({ type: "spki", format: "pem" }).toString(),
};

/** Does a genuine token hold, once its text was changed? */
function holds(recipe: JwtRecipe, signing: string, verifying: string, change: (token: string) => string): boolean {
  const scheme = compile(recipe);
  const key = scheme.key(signing);
  if (isProblem(key)) throw new Error(key.detail);
  const { headers, ...rest } = scheme.write!(draft, key, AT)!;
  const delivery = { ...rest, headers: headers.map(([name, value]) => [name, change(value)] as const) };
  return check({ scheme, delivery, key: scheme.key(verifying) }).holds;
}

/** The last of 43 characters (and of 86) carries bits of no byte: another one, and the bytes stay the same. */
function flipped(token: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return token.slice(0, -1) + alphabet[alphabet.indexOf(token.at(-1)!) ^ 1]!;
}

const LENIENT: [string, (token: string) => string][] = [
  ["its last character flipped", flipped],
  ["padding", (token) => `${token}==`],
  ["what is no base64url", (token) => `${token}!!`],
];
const KEYS: [string, JwtRecipe, string, string][] = [
  ["HS256", shared, "a secret", "a secret"],
  ["EdDSA", { ...shared, algorithms: ["EdDSA"] }, pair.private, pair.public],
];

describe.each(KEYS)("%s", (_, recipe, signing, verifying) => {
  test("the token as it was written holds, either way", () => {
    for (const compare of ["text", "bytes"] as const)
      expect(holds({ ...recipe, compare }, signing, verifying, (token) => token)).toBe(true);
  });

  test.each(LENIENT)("with %s it is the same bytes, and not the same text", (__, change) => {
    expect(holds(recipe, signing, verifying, change)).toBe(false);
    expect(holds({ ...recipe, compare: "text" }, signing, verifying, change)).toBe(false);
    expect(holds({ ...recipe, compare: "bytes" }, signing, verifying, change)).toBe(true);
  });
});

describe("where a shared secret or a key pair may sign", () => {
  test.each([
    ["64 characters of hex", randomBytes(32).toString("hex")],
    ["base64 of 32 bytes", randomBytes(32).toString("base64")],
    ["a text", "a shared secret"],
  ])("%s are the shared secret", (_, secret) => {
    expect(compile(either).key(secret)).toEqual({ bytes: Buffer.from(secret) });
    expect(holds(either, secret, secret, (token) => token)).toBe(true);
  });

  test("a PEM, a JWK and base64 of a DER are the key pair", () => {
    const scheme = compile(either);
    const der = ed25519.privateKey.export({ type: "pkcs8", format: "der" }).toString("base64");
    for (const text of [pair.private, JSON.stringify(ed25519.privateKey.export({ format: "jwk" })), der])
      expect(scheme.key(text)).toHaveProperty("privateKey");
    const spki = ed25519.publicKey.export({ type: "spki", format: "der" }).toString("base64");
    for (const text of [pair.public, JSON.stringify(ed25519.publicKey.export({ format: "jwk" })), spki])
      expect(scheme.key(text)).toHaveProperty("publicKey");
  });

  test("a seed is a private key only where EdDSA and no shared secret may sign", () => {
    const seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    expect(compile({ ...shared, algorithms: ["EdDSA"] }).key(seed)).toHaveProperty("privateKey");
    expect(compile({ ...shared, algorithms: ["RS256"] }).key(seed)).toMatchObject({ problem: "public-key-format" });
  });
});
