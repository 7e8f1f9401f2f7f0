import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { importSPKI, jwtVerify } from "jose";
import { segment, signatureTextCases, tokenBody } from "../lib/jwt.mjs";
import { NOW } from "../lib/make.mjs";
import { sdk } from "../lib/oracle.mjs";
import { otherKey, signingKey } from "../lib/paypal-keys.mjs";
import { textOf } from "../lib/request.mjs";

const publicOf = (key) => createPublicKey(createPrivateKey(key)).export({ format: "pem", type: "spki" }).toString();

function eventOf(body) {
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
}

function token(draft, { claims, header = { alg: "RS256", typ: "JWT" }, write } = {}) {
  const seconds = Math.floor(draft.now / 1000);
  const input = `${segment(header)}.${segment({ ...eventOf(draft.body), iat: seconds, exp: seconds + 3600, ...claims })}`;
  const bytes = sign("sha256", Buffer.from(input), draft.key);
  return `${input}.${write ? write(bytes) : bytes.toString("base64url")}`;
}

const inner = JSON.stringify({ id: "1f0d1a2b-3c4d-4e5f-8a6b-7c8d9e0f1a2b", entityFqdn: "wix.ecom.v1.order", slug: "canceled", entityId: "e2f3a4b5" });
const data = JSON.stringify({ eventType: "wix.ecom.v1.order_canceled", instanceId: "b7c8d9e0-1f2a-4b3c-9d4e-5f6a7b8c9d0e", data: inner });

export default {
  id: "wix",
  brief: true,
  oracle: sdk("jose", "jwtVerify RS256 of the body, as @wix/sdk does it"),
  publicKey: publicOf(signingKey),
  signingKey,
  ownKey: signingKey,
  wrongKey: otherKey,
  headers: [["Content-Type", "text/plain"]],
  payload: JSON.stringify({ data }),
  sign: (draft, how) => ({ headers: [], body: Buffer.from(token(draft, how)) }),
  async verify(received) {
    await jwtVerify(textOf(received), await importSPKI(received.publicKey, "RS256"), { algorithms: ["RS256"] });
    return true;
  },
  // The body is the token: its content is asked below.
  skip: ["body-only-signed", "invalid-utf8-signed", "no-other-headers", "body-reserialized", "trailing-newline", "last-byte-changed"],
  *cases(make) {
    yield* signatureTextCases(make, tokenBody);
    yield make("expired", { reason: "timestamp-expired", how: { claims: { exp: NOW / 1000 - 1 } } });
    yield make("alg-none", { reason: "algorithm-mismatch", how: { header: { alg: "none", typ: "JWT" }, write: () => "" } });
    yield make("alg-hs256", { reason: "algorithm-mismatch", how: { header: { alg: "HS256", typ: "JWT" } } });
    yield make("claims-changed", { reason: "body-tampered", received: (body) => body.toString().replace(/\.[^.]+\./, `.${segment({ data: "{}" })}.`) });
    yield make("signature-cut", { reason: "truncated-signature", received: (body) => body.subarray(0, -4) });
    yield make("parsed-instead", { reason: "body-parsed", received: (body) => Buffer.from(body.toString().split(".")[1], "base64url") });
    yield make("other-public-key", { reason: "wrong-secret", publicKey: publicOf(otherKey) });
  },
};
