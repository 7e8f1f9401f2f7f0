import { createHash, createHmac } from "node:crypto";

/**
 * The signer of an HMAC scheme, by node:crypto alone.
 * @param {object} scheme
 * @param {string} scheme.hash
 * @param {"hex" | "base64" | "base64url"} scheme.encoding
 * @param {(key: string) => Buffer | string} [scheme.toKey] Default: its text.
 * @param {(draft: import("./oracle.mjs").Draft & { timestamp: string }) => Buffer | string} scheme.content
 * @param {(parts: { signature: string, timestamp: string, id: string }) => import("./oracle.mjs").Header[]} scheme.headers
 * @param {"s" | "ms"} [scheme.unit] Of the timestamp; default "s".
 * @returns {import("./oracle.mjs").Oracle["sign"]}
 */
export function hmacSigner(scheme) {
  return (draft, how = {}) => {
    const timestamp = how.timestamp ?? String(scheme.unit === "ms" ? draft.now : Math.floor(draft.now / 1000));
    const toKey = how.toKey ?? scheme.toKey ?? ((text) => text);
    const content = (how.content ?? scheme.content)({ ...draft, timestamp });
    const digest = createHmac(how.hash ?? scheme.hash, toKey(draft.key)).update(content).digest();
    const signature = how.write ? how.write(digest) : digest.toString(scheme.encoding);
    return { headers: scheme.headers({ signature, timestamp, id: draft.id }) };
  };
}

/** Bytes of several pieces, each text (UTF-8) or bytes. */
export function bytes(...pieces) {
  return Buffer.concat(pieces.map((piece) => (typeof piece === "string" ? Buffer.from(piece, "utf8") : piece)));
}

/** Standard Webhooks: `whsec_` off, base64-decoded. */
export function whsecKey(secret) {
  return Buffer.from(secret.startsWith("whsec_") ? secret.slice(6) : secret, "base64");
}

/**
 * The signer of Standard Webhooks v1.
 * @param {string} prefix Of the header names, in their usual case: "Webhook", "Svix".
 * @param {(key: string) => Buffer | string} [toKey]
 */
export function standardSigner(prefix = "Webhook", toKey = whsecKey) {
  return hmacSigner({
    hash: "sha256",
    encoding: "base64",
    toKey,
    content: ({ id, timestamp, body }) => bytes(`${id}.${timestamp}.`, body),
    headers: ({ signature, timestamp, id }) => [
      [`${prefix}-Id`, id],
      [`${prefix}-Timestamp`, timestamp],
      [`${prefix}-Signature`, `v1,${signature}`],
    ],
  });
}

/** Made-up bytes that are the same in every run: `seed` names them. */
export function madeUp(seed, length) {
  let out = Buffer.alloc(0);
  for (let round = 0; out.length < length; round++) {
    out = Buffer.concat([out, createHash("sha256").update(`hookctl oracle ${seed} ${round}`).digest()]);
  }
  return out.subarray(0, length);
}
