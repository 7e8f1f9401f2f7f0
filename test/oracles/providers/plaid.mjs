import { createHash, createHmac, createPrivateKey, sign } from "node:crypto";
import { decodeProtectedHeader, importJWK, jwtVerify } from "jose";
import { NOW } from "../lib/make.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf } from "../lib/request.mjs";
import { segment, signatureTextCases } from "../lib/jwt.mjs";

const HEADER = "Plaid-Verification";
const KID = "6c5516e1-92dc-479e-a8ff-5a51992e0001";

/** Keys made for these cases, as JWK; the public half looks as Plaid's API gives it. */
const KEYS = {
  right: { kty: "EC", crv: "P-256", x: "YYD_hMsKmlOP3Xgzm8rnL2-oVtYOqdQ8jNat9CjJC_g", y: "GNwHOLqKwMz3dGDsiQUYVKXzBEb7_imR6-5wlPS0nhs", d: "dRr9Uz1dgEuzsmhww8Z-BCScUPnRPjzqUKBTLySZOjU" },
  other: { kty: "EC", crv: "P-256", x: "EFvvxNUp0mvmDTG_vIIU_MoSVd7ESiaG6oyR7FbvAnU", y: "oxxUkVB-XApFAaG6uMWCOf1ZI-yk4e0oZuUJgbFMnFE", d: "nXpMFrb-gXgWxm__QNhVA1RBfo2ETr43k-EhAF6sMDA" },
};

const publicJwk = ({ d: _, ...key }) => JSON.stringify({ alg: "ES256", ...key, kid: KID, use: "sig", created_at: 1_700_000_000, expired_at: null });

function token(draft, how) {
  const seconds = Math.floor(draft.now / 1000);
  const hashed = how.content ? how.content(draft) : draft.body;
  const claims = { iat: seconds, request_body_sha256: createHash("sha256").update(hashed).digest("hex"), ...how.claims };
  const header = how.header ?? { alg: "ES256", kid: KID, typ: "JWT" };
  const input = `${segment(header)}.${segment(claims)}`;
  const digest = how.hmacKey
    ? createHmac("sha256", how.hmacKey).update(input).digest()
    : sign("sha256", Buffer.from(input), { key: createPrivateKey({ key: KEYS[draft.key], format: "jwk" }), dsaEncoding: how.dsaEncoding ?? "ieee-p1363" });
  return `${input}.${how.write ? how.write(digest) : digest.toString("base64url")}`;
}

export default {
  id: "plaid",
  oracle: sdk("jose", "jwtVerify with maxTokenAge 5 min, and the checks of Plaid's documented sample"),
  publicKey: publicJwk(KEYS.right),
  signingKey: "right",
  ownKey: JSON.stringify(KEYS.right),
  ownKey: JSON.stringify(KEYS.right),
  wrongKey: "other",
  headers: [["User-Agent", "plaid-webhooks/1"]],
  payload: {
    environment: "sandbox",
    initial_update_complete: true,
    item_id: "wz666MBjYWTp2PDzzggYhM6oWWmBb",
    webhook_code: "SYNC_UPDATES_AVAILABLE",
    webhook_type: "TRANSACTIONS",
  },
  signatureHeader: HEADER,
  sign: (draft, how = {}) => ({ headers: [[HEADER, token(draft, how)]] }),
  async verify(received) {
    const signed = headerOf(received, "plaid-verification");
    const { alg } = decodeProtectedHeader(signed);
    if (alg !== "ES256") return false;
    const { payload } = await jwtVerify(signed, await importJWK(JSON.parse(received.publicKey)), { maxTokenAge: "5 min" });
    return createHash("sha256").update(received.body).digest("hex") === payload.request_body_sha256;
  },
  // What is signed is the token: content and encodings of the grid are its claims, below.
  skip: ["signature-quoted", "signature-leading-space", "signature-trailing-space"],
  *cases(make) {
    yield* signatureTextCases(make);
    const at = (name, seconds, reason, more = {}) => make(`iat-${name}`, { reason, edge: true, signedAt: NOW + seconds * 1000, ...more });
    yield at("old-within", -290, "valid", { edge: false });
    yield at("old-exactly", -300, "valid");
    yield at("old-one-over", -301, "timestamp-expired");
    yield at("old-half-over", -300, "timestamp-edge", { now: NOW + 500 });
    yield at("too-old", -310, "timestamp-expired", { edge: false });
    yield at("day-old", -86_400, "timestamp-expired", { edge: false });
    yield at("one-second-new", 1, "timestamp-future");
    yield at("minute-new", 60, "timestamp-future");
    const claims = (name, reason, changed) => make(`claims-${name}`, { reason, edge: true, how: { claims: changed } });
    yield claims("no-iat", "timestamp-missing", { iat: undefined });
    yield claims("iat-text", "timestamp-malformed", { iat: String(NOW / 1000) });
    yield claims("no-hash", "body-hash-mismatch", { request_body_sha256: undefined });
    yield claims("hash-number", "body-hash-mismatch", { request_body_sha256: 7 });
    yield claims("hash-upper", "encoding-mismatch", { request_body_sha256: createHash("sha256").update(make("any").body).digest("hex").toUpperCase() });
    yield claims("hash-base64", "encoding-mismatch", { request_body_sha256: createHash("sha256").update(make("any").body).digest("base64") });
    yield claims("exp-past", "timestamp-expired", { exp: NOW / 1000 - 10 });
    yield claims("exp-later", "valid", { exp: NOW / 1000 + 600 });
    yield claims("nbf-future", "timestamp-future", { nbf: NOW / 1000 + 60 });
    yield claims("more", "valid", { iss: "plaid", extra: [1, 2] });
    const header = (name, value, more = {}) => make(`token-${name}`, { reason: "algorithm-mismatch", edge: true, how: { header: value, ...more } });
    yield header("none", { alg: "none", kid: KID }, { write: () => "" });
    yield header("hs256-with-public-key", { alg: "HS256", kid: KID }, { hmacKey: publicJwk(KEYS.right) });
    yield header("es384", { alg: "ES384", kid: KID });
    yield header("no-kid", { alg: "ES256" });
    yield header("critical", { alg: "ES256", kid: KID, crit: ["exp"], exp: 1 });
    yield make("token-der-signature", { reason: "encoding-mismatch", how: { dsaEncoding: "der" } });
    yield make("token-claims-changed", {
      reason: "body-tampered",
      headers: (all) => all.map(([name, value]) => [name, name === HEADER ? value.replace(/\.[^.]+\./, `.${segment({ iat: NOW / 1000, request_body_sha256: "00" })}.`) : value]),
    });
    yield make("key-other", { reason: "wrong-secret", publicKey: publicJwk(KEYS.other) });
  },
};
