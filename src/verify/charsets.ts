/** Encodings in which UTF-8 is misread, and what becomes of it. */
import { latin1, utf8Text } from "../core/bytes.ts";

/** Windows-1252, bytes 80 to 9F, as the WHATWG's encoding standard has them; five are controls of their own. */
const CP1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

const CP1252_BYTES: ReadonlyMap<string, number> = new Map(Array.from(CP1252, (char, at) => [char, 0x80 + at]));

/** How one encoding maps characters to bytes. */
export interface Charset {
  readonly name: string;
  /** The byte of a character, or undefined where it has none. */
  readonly byte: (char: string) => number | undefined;
  readonly decode: (bytes: Uint8Array) => string;
}

export const ASCII_CHARSET: Charset = {
  name: "ASCII",
  byte: (char) => (char <= "\x7f" ? char.charCodeAt(0) : undefined),
  decode: latin1,
};
export const LATIN1: Charset = {
  name: "Latin-1",
  byte: (char) => (char <= "\xff" ? char.charCodeAt(0) : undefined),
  decode: latin1,
};
export const WINDOWS: Charset = {
  name: "Windows-1252",
  byte: (char) =>
    CP1252_BYTES.get(char) ?? (char <= "\x7f" || (char >= "\xa0" && char <= "\xff") ? char.charCodeAt(0) : undefined),
  decode: (bytes) => latin1(bytes).replaceAll(/[\x80-\x9f]/g, (char) => CP1252[char.charCodeAt(0) - 0x80]!),
};

/** The text in a charset; undefined where a character has no byte in it. */
export function encodeIn(charset: Charset, text: string): Buffer | undefined {
  const bytes = Buffer.alloc(text.length);
  for (let at = 0; at < text.length; at++) {
    const byte = charset.byte(text[at]!);
    if (byte === undefined) return undefined;
    bytes[at] = byte;
  }
  return bytes;
}

/** The text in a charset, with what has no byte in it as `instead` says; code points, not UTF-16 units. */
export function encodeLossy(charset: Charset, text: string, instead: string): Buffer {
  return Buffer.from(
    Array.from(text, (char) => {
      const byte = charset.byte(char);
      return byte === undefined ? instead : String.fromCharCode(byte);
    }).join(""),
    "latin1",
  );
}

/** Text whose UTF-8 was read in a charset, read rightly; undefined where that cannot be how it came about. */
export function undoMojibake(charset: Charset, text: string): string | undefined {
  const bytes = encodeIn(charset, text);
  return bytes && utf8Text(bytes);
}

export function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}
