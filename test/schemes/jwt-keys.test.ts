import { createHash, createHmac, generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Delivery } from "../../src/core/delivery.ts";
import { Secret } from "../../src/core/secret.ts";
import fusionauth from "../../src/providers/fusionauth.ts";
import { sign } from "../../src/verify/sign.ts";
import { decide } from "../../src/verify/verify.ts";

const NOW = 1_785_000_000_000;
const HEADER = "X-FusionAuth-Signature-JWT";
const draft: Delivery = {
  id: "1",
  method: "POST",
  target: "/",
  headers: [],
  body: Buffer.from('{"event":{"type":"x"}}'),
};

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const publicPem = rsa.publicKey.export({ type: "spki", format: "pem" }).toString();
const privatePem = rsa.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const jwk = JSON.stringify(rsa.publicKey.export({ format: "jwk" }));

/** A token that whoever knows the receiver's public key can make: it is taken for an HMAC secret. */
function forged(key: string): Delivery {
  const segment = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const hash = createHash("sha256").update(draft.body).digest("base64");
  const input = `${segment({ alg: "HS256" })}.${segment({ request_body_sha256: hash })}`;
  return { ...draft, headers: [[HEADER, `${input}.${createHmac("sha256", key).update(input).digest("base64url")}`]] };
}

function verdict(delivery: Delivery, key: string): string {
  const secrets = [new Secret(key, "test")];
  const clock = { now: NOW, wall: NOW };
  return decide({ delivery, fidelity: "exact", provider: fusionauth, secrets, others: [], searched: [], clock })
    .verdict;
}

describe("a provider that signs with a shared secret or a key pair", () => {
  test.each([
    ["a shared secret", "a shared secret", "a shared secret"],
    ["a key pair (PEM)", privatePem, publicPem],
    ["a key pair (JWK)", privatePem, jwk],
  ])("is verified with %s", (_, signs, verifies) => {
    const signed = sign(fusionauth, draft, signs, { now: NOW, id: "msg_1" });
    if ("problem" in signed) throw new Error(signed.problem.detail);
    expect(verdict(signed.delivery, verifies)).toBe("valid");
    expect(verdict({ ...signed.delivery, body: Buffer.from("{}") }, verifies)).not.toBe("valid");
  });

  test.each([
    ["PEM", publicPem],
    ["PEM with escaped line ends", publicPem.replaceAll("\n", "\\n")],
    ["PEM that is cut", publicPem.slice(0, 120)],
    ["JWK", jwk],
    ["JWK that is cut", jwk.slice(0, 60)],
  ])("never takes a public key for a shared secret: %s", (_, key) => {
    expect(verdict(forged(key), key)).not.toBe("valid");
  });
});
