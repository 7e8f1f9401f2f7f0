/**
 * The styles in which JSON is written: by the providers that sign it, and by the languages that receivers parse and
 * write it in. A style is data; `inStyles` writes.
 */
import {
  ASCII,
  ASCII_UPPER,
  AS_WRITTEN,
  DOTNET,
  type Escapes,
  escaped,
  GSON,
  HTML,
  HTML_LONG,
  META,
  PHP,
  PHP_PLAIN,
  PLAIN,
  SLASHES,
} from "./json-escapes.ts";
import {
  goNumber,
  javaNumber,
  javascriptNumber,
  type NumberWriter,
  phpNumber,
  pythonNumber,
  renumbered,
  rubyNumber,
} from "./json-numbers.ts";
import { javascriptOrder, withoutDuplicates } from "./json-order.ts";
import { type JsonText, type Layout, isObject, mapLexemes, writeJsonText } from "./json-text.ts";

export interface JsonStyle {
  readonly layout: Layout;
  readonly escapes: Escapes;
  /** Who writes like that: "JSON.stringify". */
  readonly writer?: string;
  /** A line end after the whole. */
  readonly newline?: true;
  readonly numbers?: NumberWriter;
  /** `{}` as `[]`: PHP's arrays. */
  readonly emptyAsArray?: true;
  /** What its parser does to the members of objects. */
  readonly parsed?: (json: JsonText) => JsonText;
}

export const COMPACT: Layout = { name: "without blanks", comma: ",", colon: ":" };
export const SPACED: Layout = { name: "with a blank after each comma and colon", comma: ", ", colon: ": " };
const indented = (name: string, indent: string): Layout => ({ name, comma: ",", colon: ": ", indent });
export const TWO: Layout = indented("with 2-space indentation", "  ");
export const FOUR: Layout = indented("with 4-space indentation", "    ");
const TABS: Layout = indented("with tab indentation", "\t");
const TWO_CRLF: Layout = { ...TWO, name: "with 2-space indentation and Windows line ends", lineEnd: "\r\n" };
/** Jackson's DefaultPrettyPrinter. */
const JACKSON: Layout = {
  ...TWO,
  name: "with 2-space indentation, a blank before each colon and arrays on one line",
  colon: " : ",
  inlineArrays: " ",
  empty: { object: "{ }", array: "[ ]" },
};

/** "written with 2-space indentation, with slashes as \/" */
export function styleName({ layout, escapes, newline, writer }: JsonStyle): string {
  // Of a writer that is named, nobody asks why it escapes no more than it must.
  const usual = escapes === AS_WRITTEN || (escapes === PLAIN && writer !== undefined);
  return `written ${layout.name}${usual ? "" : `, ${escapes.name}`}${newline ? ", and a final newline" : ""}`;
}

/** The JSON in each style, made as it is asked for. */
export function* inStyles(json: JsonText, styles: readonly JsonStyle[]): Iterable<readonly [JsonStyle, string]> {
  // Many styles differ in their layout alone: what they share is made once.
  const made: { readonly style: JsonStyle; readonly json: JsonText }[] = [];
  for (const style of styles) {
    let shared = made.find((known) => differInLayoutAlone(known.style, style))?.json;
    if (shared === undefined) {
      shared = withLexemes(json, style);
      made.push({ style, json: shared });
    }
    yield [style, laidOut(shared, style)];
  }
}

function differInLayoutAlone(a: JsonStyle, b: JsonStyle): boolean {
  return (
    a.escapes === b.escapes && a.numbers === b.numbers && a.emptyAsArray === b.emptyAsArray && a.parsed === b.parsed
  );
}

function laidOut(json: JsonText, { layout, newline }: JsonStyle): string {
  return writeJsonText(json, layout) + (newline ? (layout.lineEnd ?? "\n") : "");
}

/** What a style makes of the values; blanks aside. */
function withLexemes(json: JsonText, { escapes, numbers, emptyAsArray, parsed }: JsonStyle): JsonText {
  let rewritten = parsed ? parsed(json) : json;
  if (emptyAsArray) rewritten = emptyObjectsAsArrays(rewritten);
  if (escapes === AS_WRITTEN && !numbers) return rewritten;
  return mapLexemes(rewritten, (lexeme) => {
    const text = escapes === AS_WRITTEN ? lexeme : escaped(lexeme, escapes);
    return numbers ? renumbered(text, numbers) : text;
  });
}

function emptyObjectsAsArrays(json: JsonText): JsonText {
  if (typeof json === "string") return json;
  if (!isObject(json)) return { items: json.items.map(emptyObjectsAsArrays) };
  if (json.members.length === 0) return { items: [] };
  return { members: json.members.map(([key, value]) => [key, emptyObjectsAsArrays(value)]) };
}

function crossed(layouts: readonly Layout[], escapes: readonly Escapes[], more: Partial<JsonStyle> = {}): JsonStyle[] {
  return layouts.flatMap((layout) => escapes.map((each) => ({ layout, escapes: each, ...more })));
}

/**
 * What providers sign, the most frequent first: bodies whose strings and numbers are as the provider wrote them, then
 * those that a parser has made anew. Of a layout's escapes the fewest come first, so that the proof names none that the
 * body has no use for.
 */
export const SIGNED_STYLES: readonly JsonStyle[] = [
  ...crossed([COMPACT, TWO, SPACED, FOUR], [AS_WRITTEN]),
  ...crossed([COMPACT], [PLAIN, ASCII, SLASHES, HTML, PHP]),
  ...crossed([SPACED], [PLAIN, ASCII]),
  ...crossed([TWO], [PLAIN, ASCII]),
  ...crossed([COMPACT, TWO], [AS_WRITTEN], { newline: true }),
  ...crossed([COMPACT], [ASCII_UPPER, GSON, META, DOTNET, HTML_LONG]),
  ...crossed([FOUR], [PLAIN, ASCII, SLASHES, PHP]),
  ...crossed([TABS, JACKSON, TWO_CRLF], [AS_WRITTEN]),
  ...crossed([TWO], [HTML, GSON, DOTNET]),
  ...crossed([SPACED, FOUR, TABS], [AS_WRITTEN], { newline: true }),
  ...crossed([TABS], [PLAIN, ASCII]),
  ...crossed([TWO_CRLF], [PLAIN, DOTNET]),
  ...crossed([JACKSON], [PLAIN, ASCII_UPPER]),
  ...crossed([COMPACT, TWO], [PLAIN, ASCII, HTML], { newline: true }),
];

/** Of these the ones that are tried with other numbers besides: what numbers were like is a guess of many already. */
export const RENUMBERED_STYLES: readonly JsonStyle[] = [
  ...crossed([SPACED, TWO, COMPACT, FOUR], [AS_WRITTEN, PLAIN]),
  ...crossed([COMPACT, TWO], [ASCII]),
];

const javascript = { writer: "JSON.stringify", numbers: javascriptNumber, parsed: javascriptOrder } as const;
const python = { writer: "Python's json.dumps", numbers: pythonNumber, parsed: withoutDuplicates } as const;
const php = { writer: "PHP's json_encode", numbers: phpNumber, parsed: withoutDuplicates } as const;
const phpArrays = { ...php, emptyAsArray: true } as const;
const ruby = { writer: "Ruby's JSON.generate", numbers: rubyNumber, parsed: withoutDuplicates } as const;
const rails = { ...ruby, writer: "Rails' to_json" } as const;
const go = { writer: "Go's json.Marshal", numbers: goNumber, parsed: withoutDuplicates } as const;
const jackson = { writer: "Jackson", numbers: javaNumber, parsed: withoutDuplicates } as const;
const gson = { writer: "Gson", parsed: withoutDuplicates } as const;
const dotnet = { writer: "System.Text.Json" } as const;
const newtonsoft = { writer: "Newtonsoft.Json", parsed: withoutDuplicates } as const;

/** PHP's json_encode with JSON_UNESCAPED_SLASHES. */
const PHP_NO_SLASHES = ASCII;

/** What the code of a receiver writes that has parsed the body, the most frequent first. */
export const WRITTEN_STYLES: readonly JsonStyle[] = [
  ...crossed([COMPACT, TWO, FOUR], [PLAIN], javascript),
  ...crossed([SPACED], [ASCII, PLAIN], python),
  ...crossed([COMPACT], [ASCII, PLAIN], python),
  ...crossed([COMPACT], [PHP, SLASHES, PHP_NO_SLASHES, PHP_PLAIN], phpArrays),
  ...crossed([COMPACT], [HTML], rails),
  ...crossed([COMPACT], [PLAIN], ruby),
  ...crossed([COMPACT], [HTML], go),
  ...crossed([COMPACT], [HTML], { ...go, writer: "Go's json.Encoder", newline: true }),
  ...crossed([COMPACT], [PLAIN], jackson),
  ...crossed([COMPACT], [GSON], gson),
  ...crossed([COMPACT], [DOTNET], dotnet),
  ...crossed([COMPACT], [PLAIN], newtonsoft),
  ...crossed([COMPACT], [PHP, SLASHES, PHP_NO_SLASHES, PHP_PLAIN], php),
  ...crossed([TABS], [PLAIN], javascript),
  ...crossed([TWO, FOUR], [ASCII, PLAIN], python),
  ...crossed([FOUR], [PHP, PHP_NO_SLASHES, SLASHES, PHP_PLAIN], phpArrays),
  ...crossed([TWO], [HTML], go),
  ...crossed([TWO], [PLAIN], ruby),
  ...crossed([JACKSON], [PLAIN], jackson),
  ...crossed([TWO], [GSON], gson),
  ...crossed([TWO, TWO_CRLF], [DOTNET], dotnet),
  ...crossed([TWO, TWO_CRLF], [PLAIN], newtonsoft),
  ...crossed([COMPACT, TWO], [PLAIN], { ...javascript, newline: true }),
  ...crossed([SPACED, TWO, FOUR], [ASCII], { ...python, newline: true }),
  ...crossed([COMPACT], [HTML_LONG], { ...go, writer: "Go's json.Marshal before Go 1.22" }),
];
