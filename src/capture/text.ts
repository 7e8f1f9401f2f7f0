/** Bytes of a file as text, and texts of a file as bytes. */
import { isUtf8 } from "node:buffer";
import { asBuffer, latin1, utf8 } from "../core/bytes.ts";
import { HookctlError } from "../core/error.ts";

/** The bytes behind a UTF-8 byte order mark, which editors on Windows write. */
export function withoutBom(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** More text is not read at once: bytes. Strings of Node end at twice that. */
export const MAX_TEXT = 256 * 1024 * 1024;

/**
 * The text of a file that must be UTF-8, without its byte order mark.
 * @throws HookctlError data with the place of the first byte that is not UTF-8, or for too large a file.
 */
export function decodeUtf8(bytes: Uint8Array, file: string): string {
  if (bytes.length > MAX_TEXT) throw tooLarge(file, MAX_TEXT);
  const plain = withoutBom(bytes);
  if (!isUtf8(plain)) throw notUtf8(plain, file, bytes.length - plain.length);
  return asBuffer(plain).toString("utf8");
}

/** @param limit bytes. */
export function tooLarge(file: string, limit: number): HookctlError {
  return new HookctlError("data", `the file is larger than ${limit / 1024 ** 2} MB`, {
    where: { file },
    hint: "Only NDJSON is read in pieces, one capture a line: --capture-format ndjson.",
  });
}

/** @param skipped bytes of the file before `bytes`. @param firstLine the line that `bytes` begin with. */
export function notUtf8(bytes: Uint8Array, file: string, skipped = 0, firstLine = 1): HookctlError {
  const buffer = asBuffer(bytes);
  const offset = firstInvalid(buffer);
  const lineStart = offset === 0 ? 0 : buffer.lastIndexOf(10, offset - 1) + 1;
  let line = firstLine;
  for (let at = buffer.indexOf(10); at >= 0 && at < lineStart; at = buffer.indexOf(10, at + 1)) line += 1;
  const byte = `0x${buffer[offset]!.toString(16).padStart(2, "0")}`;
  return new HookctlError("data", `byte ${byte} at offset ${offset + skipped} is not UTF-8`, {
    where: { file, line, column: buffer.toString("utf8", lineStart, offset).length + 1 },
    hint: 'JSON is UTF-8 text. A body of other bytes belongs into "bodyBase64".',
  });
}

/** The offset of the first byte that is not part of a UTF-8 character: by halves, with the decoder of Node. */
function firstInvalid(bytes: Buffer): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = characterStart(bytes, (valid + invalid) >> 1, valid);
    if (middle === valid) break;
    if (isUtf8(bytes.subarray(valid, middle))) valid = middle;
    else invalid = middle;
  }
  while (valid < bytes.length) {
    const length = [1, 2, 3, 4].find(
      (count) => valid + count <= bytes.length && isUtf8(bytes.subarray(valid, valid + count)),
    );
    if (length === undefined) return valid;
    valid += length;
  }
  return valid;
}

/** `at`, moved back over continuation bytes, so that no character is cut in two. */
function characterStart(bytes: Buffer, at: number, floor: number): number {
  let start = at;
  while (start > floor && at - start < 4 && (bytes[start]! & 0xc0) === 0x80) start -= 1;
  return start;
}

/**
 * The text without blanks and tabs at its ends; other characters that JavaScript calls white space are bytes of a
 * value. (A pattern such as /[ \t]+$/ would take quadratic time on a long run of blanks.)
 */
export function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/**
 * A header's text as JSON has it, one character a byte as headers are kept: a text beyond ISO 8859-1 was decoded from
 * UTF-8 by whoever wrote the file.
 */
export function headerText(text: string): string {
  return BEYOND_LATIN1.test(text) ? latin1(utf8(text)) : text;
}

/** More than a byte can be. */
export const BEYOND_LATIN1 = /[^\u0000-\u00ff]/;

/** Half a surrogate pair: no bytes of UTF-8 decode to it. */
export const LONE_SURROGATE = /\p{Surrogate}/u;

/** The bytes of base64 or base64url, padded or not, blanks allowed; undefined for what is neither. */
export function decodeBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64");
  if (bytes.length === decodedLength(text)) return bytes;
  const dense = text.replace(/[ \t\r\n]+/g, "");
  return dense.length !== text.length && bytes.length === decodedLength(dense) ? bytes : undefined;
}

/** How many bytes that many characters are; Node skips characters that are none of base64, so a shorter result tells. */
function decodedLength(text: string): number {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const digits = text.length - padding;
  return digits % 4 === 1 ? -1 : Math.floor((digits * 3) / 4);
}
