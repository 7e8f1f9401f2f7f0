/**
 * JSON as it is written: every string, number and word keeps its own text, so that a body can be written again in
 * another layout, with other escapes or another order of keys, and nothing else about it changes.
 */

/** A string (with its quotes and escapes), a number or a word, as it is written. */
export type Lexeme = string;

export type JsonText = Lexeme | ObjectText | ArrayText;

export interface ObjectText {
  readonly members: readonly MemberText[];
}

export type MemberText = readonly [key: Lexeme, value: JsonText];

export interface ArrayText {
  readonly items: readonly JsonText[];
}

export function isObject(json: JsonText): json is ObjectText {
  return typeof json === "object" && "members" in json;
}

/**
 * Reads a text that is known to be JSON of bounded depth: one of which `parseJsonTree` made a tree. A byte-order mark
 * before it is passed over.
 */
export function readJsonText(text: string): JsonText {
  let at = 0;

  function skip(): void {
    while (at < text.length && BETWEEN.has(text.charCodeAt(at))) at += 1;
  }

  function read(): JsonText {
    skip();
    const char = text[at];
    if (char === "{") return { members: readAll("}", readMember) };
    if (char === "[") return { items: readAll("]", read) };
    return readLexeme();
  }

  function readMember(): MemberText {
    return [readLexeme(), read()];
  }

  function readAll<Item>(close: string, readItem: () => Item): Item[] {
    const found: Item[] = [];
    at += 1;
    for (skip(); text[at] !== close; skip()) found.push(readItem());
    at += 1;
    return found;
  }

  function readLexeme(): Lexeme {
    const start = at;
    at = text.charCodeAt(at) === QUOTE ? stringEnd(text, at) : wordEnd(text, at);
    return text.slice(start, at);
  }

  return read();
}

/** What may stand between values: blanks, separators, a byte-order mark. Where each belongs, the tree has seen to. */
const BETWEEN = codes(" \t\n\r,:\uFEFF");
const BLANKS = codes(" \t\n\r");
const PUNCTUATION = codes(" \t\n\r,:\uFEFF[]{}");
const COLON = 0x3a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Where the string that begins at `at` ends, its last quote included. */
function stringEnd(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && text.charCodeAt(end) !== QUOTE) end += text.charCodeAt(end) === BACKSLASH ? 2 : 1;
  return end + 1;
}

function colonFollows(text: string, end: number): boolean {
  let at = end;
  while (BLANKS.has(text.charCodeAt(at))) at += 1;
  return text.charCodeAt(at) === COLON;
}

/** Where the number or word that begins at `at` ends. */
function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !PUNCTUATION.has(text.charCodeAt(end))) end += 1;
  return end;
}

function codes(chars: string): ReadonlySet<number> {
  return new Set(Array.from(chars, (char) => char.charCodeAt(0)));
}

/** The same JSON with each lexeme (keys too) as `change` says. */
export function mapLexemes(json: JsonText, change: (lexeme: Lexeme) => Lexeme): JsonText {
  if (typeof json === "string") return change(json);
  if (!isObject(json)) return { items: json.items.map((item) => mapLexemes(item, change)) };
  return { members: json.members.map(([key, value]) => [change(key), mapLexemes(value, change)]) };
}

/** The same JSON with the members of each object as `change` says, from the innermost outwards. */
export function mapObjects(
  json: JsonText,
  change: (members: readonly MemberText[]) => readonly MemberText[],
): JsonText {
  if (typeof json === "string") return json;
  if (!isObject(json)) return { items: json.items.map((item) => mapObjects(item, change)) };
  return { members: change(json.members.map(([key, value]) => [key, mapObjects(value, change)])) };
}

/** The same JSON with each string, number and word that is no key as `change` says. */
export function mapScalars(json: JsonText, change: (lexeme: Lexeme) => Lexeme): JsonText {
  if (typeof json === "string") return change(json);
  if (!isObject(json)) return { items: json.items.map((item) => mapScalars(item, change)) };
  return { members: json.members.map(([key, value]) => [key, mapScalars(value, change)]) };
}

/** The text of a key or string lexeme. */
export function unquoted(lexeme: Lexeme): string {
  return lexeme.includes("\\") ? (JSON.parse(lexeme) as string) : lexeme.slice(1, -1);
}

export function isString(lexeme: Lexeme): boolean {
  return lexeme.startsWith('"');
}

export function isNumber(lexeme: Lexeme): boolean {
  const code = lexeme.charCodeAt(0);
  return code === 0x2d || (code >= 0x30 && code <= 0x39);
}

/** How blanks and line ends are set. */
export interface Layout {
  /** After the verb "written": "with 2-space indentation". */
  readonly name: string;
  /** Between members and items of a line; with `indent`, before the line end. */
  readonly comma: string;
  readonly colon: string;
  /** One step to the right; absent: all on one line. */
  readonly indent?: string;
  /** Default LF. */
  readonly lineEnd?: string;
  /** Arrays stay on their line, with this inside their brackets (Jackson). */
  readonly inlineArrays?: string;
  /** Default `{}` and `[]`. */
  readonly empty?: { readonly object: string; readonly array: string };
}

/** Writes JSON in a layout; lexemes as they are. */
export function writeJsonText(json: JsonText, layout: Layout): string {
  const { comma, colon, indent, lineEnd = "\n", inlineArrays, empty = { object: "{}", array: "[]" } } = layout;
  const parts: string[] = [];
  const breaks: string[] = [];

  /** The line end and the blanks before what stands `depth` steps to the right. */
  function lineBreak(depth: number): string {
    return indent === undefined ? "" : (breaks[depth] ??= lineEnd + indent.repeat(depth));
  }

  function write(value: JsonText, depth: number): void {
    if (typeof value === "string") parts.push(value);
    else if (isObject(value)) writeObject(value.members, depth);
    else writeArray(value.items, depth);
  }

  function writeObject(members: readonly MemberText[], depth: number): void {
    if (members.length === 0) return void parts.push(empty.object);
    for (const [index, [key, value]] of members.entries()) {
      parts.push(index === 0 ? "{" : comma, lineBreak(depth + 1), key, colon);
      write(value, depth + 1);
    }
    parts.push(lineBreak(depth), "}");
  }

  function writeArray(items: readonly JsonText[], depth: number): void {
    if (items.length === 0) return void parts.push(empty.array);
    const inline = inlineArrays !== undefined;
    for (const [index, item] of items.entries()) {
      parts.push(index === 0 ? "[" : comma, inline ? inlineArrays : lineBreak(depth + 1));
      write(item, inline ? depth : depth + 1);
    }
    parts.push(inline ? inlineArrays : lineBreak(depth), "]");
  }

  write(json, 0);
  return parts.join("");
}

/** The JSON text with each lexeme (keys too) as `change` says; its blanks, line ends and order stay. */
export function mapInPlace(text: string, change: (lexeme: Lexeme, isKey: boolean) => Lexeme): string {
  const parts: string[] = [];
  let kept = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (PUNCTUATION.has(code)) continue;
    const end = code === QUOTE ? stringEnd(text, at) : wordEnd(text, at);
    parts.push(text.slice(kept, at), change(text.slice(at, end), code === QUOTE && colonFollows(text, end)));
    kept = end;
    at = end - 1;
  }
  parts.push(text.slice(kept));
  return parts.join("");
}
