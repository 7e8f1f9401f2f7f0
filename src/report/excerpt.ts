/** A window onto bytes, on one line, with the place of one byte in it. */
import { utf8Text } from "../core/bytes.ts";
import { type LineSymbols, oneLine } from "./escape.ts";
import { displayWidth } from "./layout.ts";

export interface Excerpt {
  readonly text: string;
  /** The column of `text` (0-based) where the byte at `at` stands; the end of the text where it is beyond the last. */
  readonly column: number;
}

export interface ExcerptWindow {
  /** Offset of the byte that matters. */
  readonly at: number;
  /** Columns that the text may take. */
  readonly columns: number;
  readonly symbols: LineSymbols & { readonly ellipsis: string };
}

/** Bytes before the one that matters that are shown where the beginning is not. */
const LEAD = 16;

/** UTF-8 is shown as text, what is none as `\xff`; what is cut off before or after is an ellipsis. */
export function excerpt(bytes: Uint8Array, { at, columns, symbols }: ExcerptWindow): Excerpt {
  const target = Math.min(at, bytes.length);
  const start = target < columns / 2 ? 0 : boundary(bytes, Math.max(0, target - LEAD));
  const ellipsis = displayWidth(symbols.ellipsis);
  let text = start > 0 ? symbols.ellipsis : "";
  let width = displayWidth(text);
  let column = width;
  for (let offset = start; offset < bytes.length;) {
    const length = charLength(bytes, offset);
    const shown = show(bytes.subarray(offset, offset + length), symbols);
    const room = columns - width - (offset + length < bytes.length ? ellipsis : 0);
    if (displayWidth(shown) > room) return { text: text + symbols.ellipsis, column: target < offset ? column : width };
    text += shown;
    if (offset <= target && target < offset + length) column = width;
    width += displayWidth(shown);
    offset += length;
  }
  return { text, column: target === bytes.length ? width : column };
}

/** The length of the UTF-8 character at an offset; 1 for a byte that begins none. */
function charLength(bytes: Uint8Array, offset: number): number {
  const first = bytes[offset]!;
  const length = first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 1;
  return length > 1 && utf8Text(bytes.subarray(offset, offset + length)) === undefined ? 1 : length;
}

function show(char: Uint8Array, symbols: LineSymbols): string {
  const text = utf8Text(char);
  return text === undefined ? `\\x${char[0]!.toString(16)}` : oneLine(text, symbols);
}

/** The offset, moved back to where a character begins. */
function boundary(bytes: Uint8Array, offset: number): number {
  for (let back = 0; back < 4 && offset - back >= 0; back++)
    if ((bytes[offset - back]! & 0xc0) !== 0x80) return offset - back;
  return offset;
}
