/** What tells, in code, that a signature is at stake. */
import { detection } from "../providers/index.generated.ts";

/** A header that carries a signature: the catalogue's, or one that is called so. */
export function isSignatureHeader(text: string): boolean {
  const name = text
    .toLowerCase()
    .replaceAll("_", "-")
    .replace(/^http-/, ""); // Django: HTTP_STRIPE_SIGNATURE
  if (!/^[a-z][a-z0-9-]*$/.test(name)) return false;
  if (/(?:^|-)(?:signature|sig|hmac|signing|sign)(?:-|$)/.test(name) && name.includes("-")) return true;
  return Object.hasOwn(detection.headers, name) && /signature|hmac|sha|sig|hook/.test(name);
}

/** A path, or a name, that is a webhook's. */
export const WEBHOOK = /web_?-?hook|(?:^|[/_-])hooks?(?:$|[/_-])/i;

/** What a computed or a claimed MAC is called, as the last word or words of a name. */
export function isMacName(name: string): boolean {
  return (
    /(?:^|[a-z_])(?:hmac|signature|sig|mac|hmac_?digest|signature_?hex|hmac_?hex)$/i.test(name) &&
    !/(?:design|config)$/i.test(name) &&
    isWord(name)
  );
}

/** `sig`, `mySig`, `my_sig`, but not `tsconfig`'s or `rosig`: a short word begins at a border. */
function isWord(name: string): boolean {
  const last = /(?:hmac|signature|sig|mac|digest|hex)$/i.exec(name);
  if (!last || last.index === 0) return last !== null;
  const before = name[last.index - 1]!;
  return before === "_" || /[A-Z]/.test(name[last.index]!) || last[0].length > 4;
}

/** A name that says "the signature that I computed". */
export const EXPECTED =
  /^(?:expected|computed|calculated|generated|our|my|local)_?(?:signature|sig|hmac|mac|digest|hash)/i;

/** A function that makes one: `computeSignature`, `generate_hmac`. */
export const MAKES_MAC = /^(?:compute|generate|create|calculate|make|build|get|expected)\w*(?:signature|hmac|mac)$/i;

/** What a secret is called: `webhookSecret`, `SLACK_SIGNING_SECRET`, `signing_key`. */
export const SECRET_NAME = /secret|signing_?key|webhook_?key|hmac_?key/i;

/**
 * A handshake answers with an HMAC of a token, as it should: X's `crc_token`, Zoom's `plainToken`, eBay's
 * `challengeResponse`.
 */
export const HANDSHAKE = /crc_token|response_token|plainToken|encryptedToken|challenge_?response|challengeCode/i;
