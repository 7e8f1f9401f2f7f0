/** How Python writes bytes and values as text: `str(request.body)`, `str(request.json)`. */
import { asBuffer } from "../core/bytes.ts";
import { pythonNumber } from "./json-numbers.ts";
import { isNumber, isObject, isString, type JsonText, unquoted } from "./json-text.ts";

const SHORT: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const SHORT_BACK: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13, "\\": 0x5c, "'": 0x27, '"': 0x22 };

/** `b'…'` (Python's bytes.__repr__). */
export function bytesRepr(bytes: Uint8Array): string {
  const text = asBuffer(bytes).toString("latin1");
  return `b${quoted(text, /[\\\x00-\x1f\x7f-\xff]/g, (char) => SHORT[char] ?? `\\x${hex(char, 2)}`)}`;
}

/** Single quotes, unless the text has some and no double ones. */
function quoted(text: string, escape: RegExp, write: (char: string) => string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  return quote + text.replaceAll(escape, write).replaceAll(quote, `\\${quote}`) + quote;
}

function hex(char: string, digits: number): string {
  return char.codePointAt(0)!.toString(16).padStart(digits, "0");
}

/** The bytes of `b'…'`; undefined for what is none. */
export function readBytesRepr(text: string): Buffer | undefined {
  const match = /^[bB](['"])([\x20-\x7e]*)\1\s*$/.exec(text);
  if (!match) return undefined;
  const plain = match[2]!.replaceAll(
    /\\(?:x([0-9a-fA-F]{2})|(.))/g,
    (pair, digits: string | undefined, char: string | undefined) => {
      if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16));
      const code = SHORT_BACK[char ?? ""];
      return code === undefined ? pair : String.fromCharCode(code);
    },
  );
  return Buffer.from(plain, "latin1");
}

/** `{'id': 'evt_1', 'live': True, 'note': None}` (the repr of what json.loads gives). */
export function valueRepr(json: JsonText): string {
  if (typeof json === "string") return lexemeRepr(json);
  if (isObject(json))
    return `{${json.members.map(([key, value]) => `${textRepr(unquoted(key))}: ${valueRepr(value)}`).join(", ")}}`;
  return `[${json.items.map(valueRepr).join(", ")}]`;
}

const WORDS: Readonly<Record<string, string>> = { true: "True", false: "False", null: "None" };

function lexemeRepr(lexeme: string): string {
  if (isString(lexeme)) return textRepr(unquoted(lexeme));
  return isNumber(lexeme) ? pythonNumber(lexeme) : (WORDS[lexeme] ?? lexeme);
}

/** What Python does not print as it is: controls, surrogates, separators, unassigned code points. */
const UNPRINTABLE = /\\|[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

function textRepr(text: string): string {
  return quoted(
    text,
    UNPRINTABLE,
    (char) =>
      SHORT[char] ??
      (char <= "\xff" ? `\\x${hex(char, 2)}` : char.length > 1 ? `\\U${hex(char, 8)}` : `\\u${hex(char, 4)}`),
  );
}
