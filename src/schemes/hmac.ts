import { createHash, createHmac } from "node:crypto";
import type { Hash, HmacRecipe } from "../core/recipe.ts";
import { constantTimeEqual } from "./compare.ts";
import { encode } from "./encoding.ts";
import { macKey } from "./keys.ts";
import { type Content, isProblem, type Key, type Scheme } from "./scheme.ts";
import { signedContent } from "./signed-content.ts";
import { joinContent, withSecret } from "./template.ts";

/** Length of a hash's digest, bytes. */
export const DIGEST_BYTES: Readonly<Record<Hash, number>> = {
  md5: 16,
  sha1: 20,
  sha224: 28,
  sha256: 32,
  sha384: 48,
  sha512: 64,
};

/** HMAC (RFC 2104) over a template, in a header, a body field or the URL; or the plain hash that older schemes have. */
export function hmac(recipe: HmacRecipe): Scheme {
  const { prepare, place, ...half } = signedContent(recipe);
  const encoding = recipe.signature.encoding;

  const mac = (content: Content, key: Key, algorithm: string = recipe.algorithm): Buffer =>
    recipe.construction === "hash" ? plainHash(algorithm, key.bytes!, content) : digest(algorithm, key.bytes!, content);

  return {
    ...half,
    recipe,
    assurance: recipe.assurance ?? "signature",
    symmetric: true,
    key: (secret) => {
      const bytes = macKey(secret, recipe.secret);
      return isProblem(bytes) ? bytes : { bytes };
    },
    matches: (content, signature, key) =>
      signature.bytes !== undefined && constantTimeEqual(mac(content, key, signature.algorithm), signature.bytes),
    mac: (content, key) => mac(content, key),
    macBytes: DIGEST_BYTES[recipe.algorithm],
    encode: (bytes) => encode(bytes, encoding),
    ...(recipe.rest && { rest: recipe.rest }),
    write: (draft, key, at) => {
      if (recipe.rest && recipe.rest(draft).length > 0) return undefined;
      const ready = prepare(draft, at);
      for (const content of half.contents(ready.draft, ready.claim)) {
        return place(ready.draft, encode(mac(content, key, recipe.algorithmOf?.(ready.draft)), encoding), ready.claim);
      }
      return undefined;
    },
  };
}

function plainHash(algorithm: string, secret: Uint8Array, content: Content): Buffer {
  return createHash(algorithm)
    .update(joinContent(withSecret(content, secret)))
    .digest();
}

/** The HMAC of a content that lies in pieces. */
export function digest(algorithm: string, key: Uint8Array, content: Content): Buffer {
  const mac = createHmac(algorithm, key);
  // Each update crosses into OpenSSL: texts that follow one another go as one.
  let text = "";
  for (const piece of withSecret(content, key)) {
    if (typeof piece === "string") {
      text += piece;
      continue;
    }
    if (text !== "") mac.update(text);
    text = "";
    mac.update(piece);
  }
  if (text !== "") mac.update(text);
  return mac.digest();
}
