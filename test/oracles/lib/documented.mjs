import { createHmac, timingSafeEqual } from "node:crypto";
import { headerOf } from "./request.mjs";

/**
 * An oracle for providers without an SDK that verifies: what their documentation says to do, done with node:crypto.
 * The header is read and compared as text, as the samples of these documentations do.
 *
 * @param {object} recipe
 * @param {string} recipe.hash
 * @param {"hex" | "base64"} recipe.encoding
 * @param {(received: import("./oracle.mjs").Case) => { signatures: string[], timestamp?: string } | undefined} recipe.read
 *   What the delivery carries; undefined where it is not of the documented form.
 * @param {(received: import("./oracle.mjs").Case, timestamp: string | undefined) => (string | Buffer)[]} recipe.content
 * @param {{ ms: (text: string) => number, tolerance: number, future?: "accept" }} [recipe.time] Seconds.
 * @param {(secret: string) => Buffer | string} [recipe.toKey] Default: its text.
 * @param {boolean} [recipe.decoded] The documentation compares the digests' bytes, so that hex in either case is right.
 * @returns {import("./oracle.mjs").Oracle["verify"]}
 */
export function documented({ hash, encoding, read, content, time, toKey = (secret) => secret, decoded = false }) {
  return (received) => {
    const claim = read(received);
    if (claim === undefined || received.secret === "") return false;
    if (time && !isFresh(time, claim.timestamp)) return false;
    const mac = createHmac(hash, toKey(received.secret));
    for (const piece of content(received, claim.timestamp)) mac.update(piece);
    const expected = mac.digest(encoding);
    const same = decoded ? (signature) => Buffer.from(signature, encoding).equals(Buffer.from(expected, encoding)) : sameText;
    return claim.signatures.some((signature) => same(signature, expected));
  };
}

/** The value of a header behind its prefix; undefined where either is missing. */
export function afterPrefix(received, name, prefix = "") {
  const value = headerOf(received, name);
  return value?.startsWith(prefix) ? { signatures: [value.slice(prefix.length)] } : undefined;
}

/** `name=value` items between commas (or another separator): the values of one name. */
export function items(value, wanted, separator = ",") {
  return (value ?? "")
    .split(separator)
    .filter((item) => item.startsWith(`${wanted}=`))
    .map((item) => item.slice(wanted.length + 1));
}

function isFresh({ ms, tolerance, future }, text) {
  const age = (Date.now() - ms(text ?? "")) / 1000;
  return age <= tolerance && (future === "accept" || age >= -tolerance);
}

function sameText(a, b) {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
