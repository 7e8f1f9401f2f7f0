import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { importSPKI, jwtVerify } from "jose";
import { set } from "../lib/grid/header.mjs";
import { segment, signatureTextCases } from "../lib/jwt.mjs";
import { NOW } from "../lib/make.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf } from "../lib/request.mjs";
import { otherKey, signingKey } from "../lib/paypal-keys.mjs";

const publicOf = (key) => createPublicKey(createPrivateKey(key)).export({ format: "pem", type: "spki" }).toString();

const ISSUER = "https://accounts.google.com";

function token(draft, { claims, header = { alg: "RS256", kid: "1dbe0", typ: "JWT" }, write } = {}) {
  const seconds = Math.floor(draft.now / 1000);
  const all = { aud: "https://hooks.example.com", azp: "113774264463038321964", email: "push@acme-prod.iam.gserviceaccount.com", email_verified: true, exp: seconds + 3600, iat: seconds, iss: ISSUER, sub: "113774264463038321964", ...claims };
  const input = `${segment(header)}.${segment(all)}`;
  const bytes = sign("sha256", Buffer.from(input), draft.key);
  return `${input}.${write ? write(bytes) : bytes.toString("base64url")}`;
}

export default {
  id: "google-pubsub",
  brief: true,
  oracle: sdk("jose", "jwtVerify RS256, issuer accounts.google.com, exp and aud demanded"),
  publicKey: publicOf(signingKey),
  signingKey,
  ownKey: signingKey,
  wrongKey: otherKey,
  headers: [["User-Agent", "CloudPubSub-Google"]],
  payload: {message: {attributes: {eventType: "OBJECT_FINALIZE"}, data: "eyJncsO2w59lIjo0Mn0=", messageId: "2070443601311540", message_id: "2070443601311540", publishTime: "2026-07-25T17:20:00.114Z", publish_time: "2026-07-25T17:20:00.114Z"}, subscription: "projects/acme-prod/subscriptions/uploads-push"},
  signatureHeader: "Authorization",
  sign: (draft, how) => ({ headers: [["Authorization", `Bearer ${token(draft, how)}`]] }),
  async verify(received) {
    const bearer = headerOf(received, "authorization") ?? "";
    if (!bearer.startsWith("Bearer ")) return false;
    await jwtVerify(bearer.slice(7), await importSPKI(received.publicKey, "RS256"), { algorithms: ["RS256"], issuer: ISSUER, requiredClaims: ["aud", "exp"] });
    return true;
  },
  // No byte of the body is signed. What the token says is asked below.
  skip: ["body-reserialized", "bom", "trailing-newline", "empty-body-received", "last-byte-changed", "invalid-utf8-signed", "body-only-signed", "signature-trailing-space", "signature-repeated"],
  *cases(make) {
    yield* signatureTextCases(make);
    const claims = (name, reason, changed) => make(`claims-${name}`, { reason, how: { claims: changed } });
    yield claims("issuer-other", "scheme-mismatch", { iss: "https://accounts.example.com" });
    yield claims("expired", "timestamp-expired", { exp: NOW / 1000 - 1 });
    yield claims("no-exp", "timestamp-missing", { exp: undefined });
    yield claims("no-aud", "scheme-mismatch", { aud: undefined });
    yield claims("not-before", "timestamp-future", { nbf: NOW / 1000 + 60 });
    yield make("alg-none", { reason: "algorithm-mismatch", how: { header: { alg: "none", typ: "JWT" }, write: () => "" } });
    yield make("alg-hs256", { reason: "algorithm-mismatch", how: { header: { alg: "HS256", typ: "JWT" } } });
    yield make("claims-changed", { reason: "body-tampered", headers: set("Authorization", (value) => value.replace(/\.[^.]+\./, `.${segment({ iss: ISSUER, aud: "x", exp: NOW / 1000 + 60 })}.`)) });
  },
};
