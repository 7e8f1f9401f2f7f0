import type { Encoding } from "../core/recipe.ts";

/** Text into bytes, where the text is exactly what encoding those bytes gives; undefined else. */
export function decodeExact(text: string, encoding: Encoding): Buffer | undefined {
  if (encoding === "hex") {
    return text.length % 2 === 0 && /^[0-9a-f]*$/.test(text) ? Buffer.from(text, "hex") : undefined;
  }
  const bytes = Buffer.from(text, encoding);
  return bytes.toString(encoding) === text ? bytes : undefined;
}

/** Text into bytes the way Node's Buffer does: what does not belong is passed over, or ends it. */
export function decodeLenient(text: string, encoding: Encoding): Buffer {
  return Buffer.from(text, encoding);
}

export function encode(bytes: Uint8Array, encoding: Encoding): string {
  return (Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes)).toString(encoding);
}

/** 1-based column of the first character that the encoding does not know; undefined where all are known. */
export function firstForeignCharacter(text: string, encoding: Encoding): number | undefined {
  const foreign = FOREIGN[encoding].exec(text);
  return foreign ? foreign.index + 1 : undefined;
}

const FOREIGN: Record<Encoding, RegExp> = {
  hex: /[^0-9a-fA-F]/,
  base64: /[^A-Za-z0-9+/=]/,
  base64url: /[^A-Za-z0-9_=-]/,
};
