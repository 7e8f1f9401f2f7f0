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

/** Nesting beyond this is no webhook. */
const MAX_DEPTH = 512;

const WORDS_BACK: Readonly<Record<string, string>> = { True: "true", False: "false", None: "null" };

/** A string, a number, a word, or one mark. Unrolled, so that a long string costs no backtracking. */
const TOKEN =
  /\s*(?:('[^'\\\n]*(?:\\.[^'\\\n]*)*'|"[^"\\\n]*(?:\\.[^"\\\n]*)*")|(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(True|False|None)\b|([[\]{}(),:]))/y;

/**
 * The values of `{'id': 'evt_1', 'live': True, 'note': None}`, as JSON: strings escaped no more than JSON demands,
 * tuples as lists.
 * @returns undefined for what Python does not show so: JSON too, unless it has nothing that Python would show otherwise.
 */
export function readValueRepr(text: string): JsonText | undefined {
  let at = 0;
  let depth = 0;

  function next(): RegExpExecArray | undefined {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text) ?? undefined;
    if (token) at = TOKEN.lastIndex;
    return token;
  }

  function value(token: RegExpExecArray | undefined): JsonText | undefined {
    const [, string, number, word, mark] = token ?? [];
    if (string !== undefined) return JSON.stringify(unescaped(string.slice(1, -1)));
    if (number !== undefined) return number;
    if (word !== undefined) return WORDS_BACK[word];
    if (mark === undefined || !"[{(".includes(mark) || depth >= MAX_DEPTH) return undefined;
    depth += 1;
    const found = mark === "{" ? members() : items(mark === "[" ? "]" : ")");
    depth -= 1;
    return found;
  }

  function items(close: string): JsonText | undefined {
    const found: JsonText[] = [];
    for (let token = next(); token?.[4] !== close; token = next()) {
      const item = value(token);
      if (item === undefined) return undefined;
      found.push(item);
      const after = next()?.[4];
      if (after === close) break;
      if (after !== ",") return undefined;
    }
    return { items: found };
  }

  function members(): JsonText | undefined {
    const found: [string, JsonText][] = [];
    for (let token = next(); token?.[4] !== "}"; token = next()) {
      const key = token?.[1];
      if (key === undefined || next()?.[4] !== ":") return undefined;
      const member = value(next());
      if (member === undefined) return undefined;
      found.push([JSON.stringify(unescaped(key.slice(1, -1))), member]);
      const after = next()?.[4];
      if (after === "}") break;
      if (after !== ",") return undefined;
    }
    return { members: found };
  }

  const root = /^\s*[[{(]/.test(text) ? value(next()) : undefined;
  return root !== undefined && text.slice(at).trim() === "" ? root : undefined;
}

/** The text between a Python string's quotes. */
function unescaped(text: string): string {
  return text.replaceAll(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/g,
    (pair, two?: string, four?: string, eight?: string, char?: string) => {
      const digits = two ?? four ?? eight;
      const code = digits === undefined ? SHORT_BACK[char ?? ""] : Number.parseInt(digits, 16);
      return code === undefined || code > 0x10ffff ? pair : String.fromCodePoint(code);
    },
  );
}
