/**
 * The one place where text from outside (bodies, headers, paths, file names, ids) becomes text that is safe to show:
 * what could move a cursor, set a title, write a clipboard, reorder or hide letters is shown as an escape instead.
 */
import { utf8Text } from "../core/bytes.ts";

export interface LineSymbols {
  readonly newline: string;
  readonly tab: string;
}
const SYMBOLS: LineSymbols = { newline: "⏎", tab: "⇥" };

/** Nothing to do for printable ASCII, which is nearly always. */
const HARMLESS = /^[\x20-\x7e]*$/;
/**
 * Controls (C0, DEL, C1: every escape sequence starts with one), format characters (bidi, zero-width, tags), line and
 * paragraph separators, lone surrogates, and whatever else is invisible by default. The two variation selectors
 * that choose between text and emoji stay.
 */
const UNSAFE = /(?![\ufe0e\ufe0f])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Text of several lines: newlines and tabs stay (CR LF becomes LF), all else that is unsafe is escaped. */
export function printable(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text
    .replaceAll("\r\n", "\n")
    .replace(UNSAFE, (char) => (char === "\n" || char === "\t" ? char : escaped(char)));
}

/** Text that must stay on one line: newlines and tabs are symbols. */
export function oneLine(text: string, symbols: LineSymbols = SYMBOLS): string {
  if (HARMLESS.test(text)) return text;
  return text.replace(UNSAFE, (char) =>
    char === "\n" ? symbols.newline : char === "\t" ? symbols.tab : escaped(char),
  );
}

/** A header's name or value (one character a byte): as UTF-8 where it decodes, on one line. */
export function headerText(value: string, symbols: LineSymbols = SYMBOLS): string {
  if (HARMLESS.test(value)) return value;
  return oneLine(utf8Text(Buffer.from(value, "latin1")) ?? value, symbols);
}

/** The text with each unsafe character replaced; for formats with their own escapes. */
export function invisible(text: string, replace: (char: string) => string): string {
  return HARMLESS.test(text) ? text : text.replace(UNSAFE, replace);
}

/** `\x1b` for a byte's worth, `\u202e` and `\u{e0041}` beyond. */
function escaped(char: string): string {
  const code = char.codePointAt(0)!;
  const hex = code.toString(16);
  if (code <= 0xff) return `\\x${hex.padStart(2, "0")}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, "0")}` : `\\u{${hex}}`;
}
