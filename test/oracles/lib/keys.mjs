import { createECDH, createPrivateKey, createPublicKey } from "node:crypto";
import { madeUp } from "./sign.mjs";

/** DER before a raw Ed25519 seed (RFC 8410, section 7). */
const ED25519_PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

/**
 * An Ed25519 key pair that is the same in every run.
 * @returns {{ privateKey: import("node:crypto").KeyObject, raw: Buffer }} `raw`: the public key's 32 bytes.
 */
export function ed25519Pair(seed) {
  const privateKey = createPrivateKey({ key: Buffer.concat([ED25519_PKCS8, madeUp(seed, 32)]), format: "der", type: "pkcs8" });
  const { x } = createPublicKey(privateKey).export({ format: "jwk" });
  return { privateKey, raw: Buffer.from(x, "base64url") };
}

/**
 * A P-256 key pair that is the same in every run.
 * @returns {{ privateKey: import("node:crypto").KeyObject, spki: Buffer }} `spki`: the public key's DER.
 */
export function p256Pair(seed) {
  const secret = madeUp(seed, 32);
  const curve = createECDH("prime256v1");
  curve.setPrivateKey(secret);
  const point = curve.getPublicKey();
  const jwk = { kty: "EC", crv: "P-256", x: url(point.subarray(1, 33)), y: url(point.subarray(33)), d: url(secret) };
  const privateKey = createPrivateKey({ key: jwk, format: "jwk" });
  return { privateKey, spki: createPublicKey(privateKey).export({ format: "der", type: "spki" }) };
}

function url(bytes) {
  return Buffer.from(bytes).toString("base64url");
}
