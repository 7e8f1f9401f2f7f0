/** How JSON writers escape strings: each choice is one change, and a style is a set of them. */
import { isString, type Lexeme } from "./json-text.ts";

type HexCase = "lower" | "upper";

export interface Escapes {
  /** A clause after "written …, ": "with non-ASCII characters as \u escapes"; "" where nothing is special. */
  readonly name: string;
  /** All beyond U+007F as `\uXXXX`. */
  readonly ascii?: HexCase;
  /** Further characters as `\uXXXX`. */
  readonly also?: { readonly chars: RegExp; readonly hex: HexCase };
  /** `/` as `\/`: everywhere, or only after `<`. */
  readonly slashes?: "all" | "after <";
  /** `"` as `\u0022` rather than `\"`. */
  readonly longQuotes?: true;
  /** U+0008 and U+000C as `\u0008` and `\u000c` rather than `\b` and `\f`. */
  readonly longControls?: true;
  /** Other controls as `\u001F` rather than `\u001f`. */
  readonly upperControls?: true;
}

/** A string lexeme as that writer would write the same text. Other lexemes stay. */
export function escaped(lexeme: Lexeme, escapes: Escapes): Lexeme {
  if (!isString(lexeme) || !UNUSUAL.test(lexeme)) return lexeme;
  // JSON.stringify writes the least: `\"`, `\\`, the short escapes, and `\u00xx` for other controls and lone surrogates.
  let text = JSON.stringify(JSON.parse(lexeme) as string);
  if (escapes.upperControls) text = withHex(text, "upper");
  if (escapes.longQuotes) text = longForms(text, { '\\"': "\\u0022" });
  if (escapes.longControls) text = longForms(text, { "\\b": "\\u0008", "\\f": "\\u000c" });
  if (escapes.slashes === "all") text = text.replaceAll("/", "\\/");
  if (escapes.slashes === "after <") text = text.replaceAll("</", "<\\/");
  const { also, ascii } = escapes;
  if (also) text = text.replaceAll(also.chars, (char) => unicodeEscape(char, also.hex));
  if (ascii) text = text.replaceAll(/[\u0080-\uffff]/g, (char) => unicodeEscape(char, ascii));
  return text;
}

/** Has it anything that one writer or another escapes? */
export function hasUnusual(text: string): boolean {
  return UNUSUAL.test(text);
}

const UNUSUAL = /[\\/<>&'=+`%@\u007f-\uffff]/;

function longForms(text: string, forms: Readonly<Record<string, string>>): string {
  // The quotes at both ends are no content.
  return `"${text.slice(1, -1).replaceAll(/\\./g, (pair) => forms[pair] ?? pair)}"`;
}

export function unicodeEscape(char: string, hex: HexCase): string {
  const digits = char.charCodeAt(0).toString(16).padStart(4, "0");
  return `\\u${hex === "upper" ? digits.toUpperCase() : digits}`;
}

/** The digits of every `\uXXXX` in capitals or in small letters; the rest of the JSON text as it is. */
export function withHex(text: string, hex: HexCase): string {
  return text.replaceAll(ESCAPE, (pair, digits: string | undefined) =>
    digits === undefined ? pair : `\\u${hex === "upper" ? digits.toUpperCase() : digits.toLowerCase()}`,
  );
}

/** One escape of a JSON string; group 1: the digits of `\uXXXX`. */
export const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|[^])/g;

// The choices of the writers that providers and their receivers use.

export const AS_WRITTEN: Escapes = { name: "" };
/** JSON.stringify, Ruby's JSON.generate, Jackson, Newtonsoft, Rust's serde_json, Python with ensure_ascii=False. */
export const PLAIN: Escapes = { name: "with only the escapes that JSON demands" };
/** Python's json.dumps: all but the printable ASCII. */
export const ASCII: Escapes = {
  name: "with non-ASCII characters as \\u escapes",
  ascii: "lower",
  also: { chars: /\u007f/g, hex: "lower" },
};
export const ASCII_UPPER: Escapes = {
  name: "with non-ASCII characters as \\u escapes in capitals",
  ascii: "upper",
  upperControls: true,
};
/** PHP's json_encode. */
export const PHP: Escapes = {
  name: "with slashes as \\/ and non-ASCII characters as \\u escapes",
  ascii: "lower",
  slashes: "all",
};
/** PHP's json_encode with JSON_UNESCAPED_SLASHES and JSON_UNESCAPED_UNICODE. */
export const PHP_PLAIN: Escapes = {
  name: "with U+2028 and U+2029 as \\u escapes",
  also: { chars: /[\u2028\u2029]/g, hex: "lower" },
};
/** PHP's JSON_UNESCAPED_UNICODE (which keeps U+2028 and U+2029 escaped). */
export const SLASHES: Escapes = {
  name: "with slashes as \\/",
  slashes: "all",
  also: { chars: /[\u2028\u2029]/g, hex: "lower" },
};
/** Go's encoding/json (before 1.22 with long controls too), Rails' to_json. */
export const HTML: Escapes = {
  name: "with <, > and & as \\u escapes",
  also: { chars: /[<>&\u2028\u2029]/g, hex: "lower" },
};
export const HTML_LONG: Escapes = { ...HTML, name: `${HTML.name}, control characters too`, longControls: true };
/** Templates that write JSON into HTML. */
export const QUOTES_TOO: Escapes = {
  name: "with <, >, & and ' as \\u escapes",
  also: { chars: /[<>&'\u2028\u2029]/g, hex: "lower" },
};
/** Gson. */
export const GSON: Escapes = {
  name: "with <, >, &, = and ' as \\u escapes",
  also: { chars: /[<>&='\u2028\u2029]/g, hex: "lower" },
};
/** System.Text.Json's default encoder. */
export const DOTNET: Escapes = {
  name: "with quotes, <, >, &, ', + and all non-ASCII characters as \\u escapes in capitals",
  ascii: "upper",
  also: { chars: /[<>&'+`\u007f]/g, hex: "upper" },
  longQuotes: true,
  upperControls: true,
};
/** Meta's webhooks, and PHP with JSON_HEX_TAG. */
export const META: Escapes = {
  name: "with slashes as \\/, and <, %, @ and non-ASCII characters as \\u escapes",
  ascii: "lower",
  slashes: "all",
  also: { chars: /[<%@]/g, hex: "upper" },
};
