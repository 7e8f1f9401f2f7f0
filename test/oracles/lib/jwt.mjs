import { createHmac } from "node:crypto";

/** JSON as a token's segment. */
export function segment(value) {
  return Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
}

/**
 * A JWT with an HMAC (RFC 7515), by node:crypto alone.
 * @param {object} token
 * @param {object | string} token.claims
 * @param {string | Buffer} token.key
 * @param {object} [token.header] Default: `{"alg":"HS256","typ":"JWT"}`.
 * @param {string} [token.hash] Default: what `alg` says.
 * @param {(digest: Buffer) => string} [token.write] Another writing of the signature.
 */
export function hmacToken({ claims, key, header = { alg: "HS256", typ: "JWT" }, hash = `sha${header.alg.slice(2)}`, write }) {
  const input = `${segment(header)}.${segment(claims)}`;
  const digest = createHmac(hash, key).update(input).digest();
  return `${input}.${write ? write(digest) : digest.toString("base64url")}`;
}

/** Cases about the times in a token's claims. `claims` in `how` replaces some of them. @param tolerance seconds. */
export function* timeClaimCases(make, now, tolerance) {
  const seconds = now / 1000;
  const claims = (name, reason, changed) => make(`claims-${name}`, { reason, edge: true, how: { claims: changed } });
  yield claims("expired", "timestamp-expired", { exp: seconds - 3600 });
  yield claims("expired-within", "valid", { exp: seconds - tolerance + 1 });
  yield claims("expired-exactly", "timestamp-expired", { exp: seconds - tolerance });
  yield claims("expires-now", "valid", { exp: seconds });
  yield claims("not-before-within", "valid", { nbf: seconds + tolerance });
  yield claims("not-before-over", "timestamp-future", { nbf: seconds + tolerance + 1 });
  yield claims("not-before-day", "timestamp-future", { nbf: seconds + 86_400, exp: seconds + 90_000 });
  yield claims("fraction", "valid", { nbf: seconds + tolerance + 0.5 });
  yield claims("no-exp", "header-missing", { exp: undefined });
  yield claims("no-nbf", "valid", { nbf: undefined });
  yield claims("exp-text", "timestamp-malformed", { exp: String(seconds + 300) });
  yield claims("nbf-text", "timestamp-malformed", { nbf: String(seconds) });
  yield claims("iat-text", "timestamp-malformed", { iat: String(seconds) });
  yield claims("iat-future", "timestamp-future", { iat: seconds + 86_400 });
  yield claims("exp-null", "timestamp-malformed", { exp: null });
  yield claims("milliseconds", "timestamp-unit", { nbf: now, exp: now + 300_000 });
  yield make("clock-half-over", { reason: "timestamp-edge", edge: true, now: now + 300_500 + tolerance * 1000, signedAt: now });
  yield make("clock-milli-under", { reason: "timestamp-edge", edge: true, now: now + 299_999 + tolerance * 1000, signedAt: now });
}

/** Cases about the token's own header. */
export function* tokenCases(make, key) {
  const header = (name, value, more = {}) =>
    make(`token-${name}`, { reason: "algorithm-mismatch", edge: true, how: { header: value, ...more } });
  yield header("hs384", { alg: "HS384", typ: "JWT" });
  yield header("hs512", { alg: "HS512", typ: "JWT" });
  yield header("none", { alg: "none", typ: "JWT" }, { hash: "sha256", write: () => "" });
  yield header("none-signed", { alg: "none", typ: "JWT" }, { hash: "sha256" });
  yield header("hs256-lower", { alg: "hs256", typ: "JWT" }, { hash: "sha256" });
  yield header("rs256", { alg: "RS256", typ: "JWT" }, { hash: "sha256" });
  yield header("no-alg", { typ: "JWT" }, { hash: "sha256" });
  yield header("no-typ", { alg: "HS256" });
  yield header("other-typ", { alg: "HS256", typ: "at+jwt" });
  yield header("critical", { alg: "HS256", crit: ["exp"], exp: 1 });
  yield header("critical-empty", { alg: "HS256", crit: [] });
  yield header("key-id", { alg: "HS256", kid: "1" });
  yield make("token-four-parts", { reason: "malformed-header", headers: tokens((token) => `${token}.x`) });
  yield make("token-two-parts", { reason: "malformed-header", headers: tokens((token) => token.split(".").slice(0, 2).join(".")) });
  yield make("token-bearer", { reason: "prefix-unexpected", edge: true, headers: tokens((token) => `Bearer ${token}`) });
  yield make("token-claims-changed", { reason: "body-tampered", headers: tokens(otherClaims) });
  yield make("token-claims-list", { reason: "malformed-header", edge: true, how: { rawClaims: "[]" } });
  yield make("token-claims-no-json", { reason: "malformed-header", edge: true, how: { rawClaims: "{" } });
  yield make("token-header-no-json", { reason: "malformed-header", headers: tokens((token) => `${segment("{")}.${token.split(".").slice(1).join(".")}`) });
  yield make("token-other-key-length", { reason: "wrong-secret", key: `${key}${key}` });

  function tokens(change) {
    return (all) => all.map(([name, value]) => [name, /^eyJ/.test(value) ? change(value) : value]);
  }
}

function otherClaims(token) {
  const [head, claims, signature] = token.split(".");
  return [head, segment({ ...JSON.parse(Buffer.from(claims, "base64url")), more: true }), signature].join(".");
}

/**
 * Cases about the signature's own text: other characters that a lenient decoder reads as the same bytes.
 * @param {(change: (token: string) => string) => object} where what a case changes, given what becomes of its token.
 */
export function* signatureTextCases(make, where = tokens) {
  const text = (name, change) => make(`token-signature-${name}`, { reason: "encoding-mismatch", edge: true, ...where(change) });
  yield text("spare-bit-flipped", spareBitFlipped);
  yield text("padded", (token) => `${token}==`);
  yield text("garbage-after", (token) => `${token}!!`);
}

/** The changed token in whatever header it stands. */
const tokens = (change) => ({ headers: (all) => all.map(([name, value]) => [name, /^(?:\w+ )?eyJ/.test(value) ? change(value) : value]) });
/** The changed token where it is the body. */
export const tokenBody = (change) => ({ received: (body) => change(body.toString()) });

/** The last character's lowest bit belongs to no byte. */
function spareBitFlipped(token) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return token.slice(0, -1) + alphabet[alphabet.indexOf(token.at(-1)) ^ 1];
}
