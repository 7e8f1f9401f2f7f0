/** What the languages share: signed-content templates in pieces, and lines that keep within their width. */
import type { FixContext, Lines, SecretForm, SignaturePlace } from "../framework.ts";

/** No snippet's line is longer. */
export const WIDTH = 76;
/** No snippet has more. */
export const MAX_LINES = 12;

/** A piece of a signed-content template: text as it stands there, or a word and its argument. */
export type Piece = { readonly text: string } | { readonly word: Word; readonly argument?: string };

const WORDS = [
  "body",
  "timestamp",
  "id",
  "url",
  "method",
  "header",
  "json",
  "form",
  "query",
  "sortedFormParams",
  "secret",
  "named",
] as const;
export type Word = (typeof WORDS)[number];

/** The pieces of a template, `{text}` being `{body}`: in code that keeps the bytes there is no difference. */
export function piecesOf(template: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const [, word, text] of template.matchAll(/\{([^{}]*)\}|([^{}]+)/g)) {
    if (word === undefined) pieces.push({ text: text! });
    else pieces.push(wordPiece(word));
  }
  return pieces;
}

function wordPiece(source: string): Piece {
  const colon = source.indexOf(":");
  const word = colon < 0 ? source : source.slice(0, colon);
  return { word: (word === "text" ? "body" : word) as Word, argument: colon < 0 ? undefined : source.slice(colon + 1) };
}

/** A value of the delivery that has to be read before it is signed. */
export interface NamedValue {
  readonly name: string;
  readonly word: "header" | "json" | "form" | "query";
  readonly argument: string;
}

/** What the snippets call their own, or a language has as a word. */
const TAKEN = new Set([
  "body",
  "content",
  "event",
  "expected",
  "form",
  "header",
  "headers",
  "key",
  "mac",
  "raw",
  "request",
  "secret",
  "signature",
  "type",
  "url",
]);

/** The template with a variable for each header and field: `{header:X-Acme-Id}` is read into `id`. */
export function withNames(template: string): { readonly template: string; readonly values: readonly NamedValue[] } {
  const values: NamedValue[] = [];
  const used = new Set(Array.from(template.matchAll(/\{(\w+)\}/g), ([, word]) => word!));
  const named = template.replaceAll(
    /\{(header|json|form|query):([^{}]*)\}/g,
    (_, word: NamedValue["word"], argument: string) => {
      let value = values.find((known) => known.word === word && known.argument === argument);
      if (!value) {
        const last =
          argument
            .split(/[^A-Za-z]+/)
            .findLast((part) => part !== "")
            ?.toLowerCase() ?? word;
        const name = used.has(last) || TAKEN.has(last) ? `${last}${values.length + 1}` : last;
        value = { name, word, argument };
        values.push(value);
        used.add(name);
      }
      return `{named:${value.name}}`;
    },
  );
  return { template: named, values };
}

/** Is there a line of code for each of the template's words? */
export function canBeSaid(template: string): boolean {
  return piecesOf(template).every((piece) => "text" in piece || (WORDS as readonly string[]).includes(piece.word));
}

export function uses(template: string | undefined, ...words: readonly Word[]): boolean {
  return template !== undefined && piecesOf(template).some((piece) => "word" in piece && words.includes(piece.word));
}

export function isBody(piece: Piece): boolean {
  return "word" in piece && piece.word === "body";
}

/** Neighbours of a kind together: text and words that can stand in one string; the body alone. */
export function runs(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last && !isBody(piece) && !isBody(last[0]!)) last.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

/** The first way of writing it whose lines all fit; else the last. */
export function fit(...ways: readonly (string | Lines)[]): Lines {
  const asLines = ways.map((way) => (typeof way === "string" ? [way] : way));
  return asLines.find((lines) => lines.every(isFitting)) ?? asLines.at(-1)!;
}

/** A tab (Go's) is as wide as four blanks. */
export function isFitting(line: string): boolean {
  return line.replaceAll("\t", "    ").length <= WIDTH;
}

/** A line broken before the last `mark` that leaves it fitting, as often as it takes. */
export function broken(line: string, mark: RegExp, indent: string): Lines {
  const marks = Array.from(line.matchAll(new RegExp(mark, "g")), ({ index }) => index);
  const at = marks.findLast((index) => index <= WIDTH && line.slice(0, index).trim() !== "");
  return isFitting(line) || at === undefined
    ? [line]
    : [line.slice(0, at).trimEnd(), ...broken(indent + line.slice(at), mark, indent)];
}

/** A line that is too long all the same: comments between words, code after a bracket or a comma, never in a string. */
export function wrapped(line: string, indentation: string): Lines {
  if (isFitting(line)) return [line];
  const indent = /^\s*/.exec(line)![0];
  const text = line.slice(indent.length);
  const mark = /^(?:\/\/|#) /.exec(text)?.[0].trim();
  if (mark !== undefined) return comment(mark, text.slice(mark.length + 1)).map((part) => indent + part);
  const room = WIDTH - (line.replaceAll("\t", "    ").length - line.length);
  const at = codeBreaks(line).findLast((index) => index <= room && index > indent.length + 4);
  const deeper = indent + indentation;
  return at === undefined
    ? [line]
    : [line.slice(0, at).trimEnd(), ...wrapped(deeper + line.slice(at).trimStart(), indentation)];
}

/** Where code may go on in the next line, in any of the six languages: after `(` and `,` outside of strings. */
function codeBreaks(line: string): readonly number[] {
  const found: number[] = [];
  for (const { 0: token, index } of line.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|[(,]/g)) {
    if (token === "(" || token === ",") found.push(index + 1);
  }
  return found;
}

/** A comment in as many lines as it takes. */
export function comment(mark: string, text: string): Lines {
  const lines = [mark];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`;
    if (isFitting(longer) || lines.at(-1) === mark) lines[lines.length - 1] = longer;
    else lines.push(`${mark} ${word}`);
  }
  return lines;
}

/** What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410, section 4). */
export const ED25519_DER = "302a300506032b6570032100";

/** Text inside double quotes, as all six languages read it. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** Text inside a regular expression. */
export function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

export function steps(path: string): readonly string[] {
  return path.split(".");
}

/** A JSON path in lengths that a line has room for. */
export function chunks(path: string): readonly string[] {
  const found: string[] = [];
  for (const step of steps(path)) {
    const longer = found.length === 0 ? step : `${found.at(-1)}.${step}`;
    if (longer.length <= 60) found[Math.max(0, found.length - 1)] = longer;
    else found.push(step);
  }
  return found;
}

export const isIndex = (step: string): boolean => /^\d+$/.test(step);
export const isName = (step: string): boolean => /^[A-Za-z_]\w*$/.test(step);

/** A template as a person reads it. */
export function displayed(template: string): string {
  return template
    .replaceAll("\n", String.raw`\n`)
    .replaceAll("{text}", "{body}")
    .replaceAll("{named:", "{");
}

/** What is put before and after the digest, with the language's operator between. */
export function affixes(
  { prefix, suffix = "" }: SignaturePlace,
  operator: "+" | ".",
  quote = quoted,
): { readonly before: string; readonly after: string } {
  return {
    before: prefix === "" ? "" : `${quote(prefix)} ${operator} `,
    after: suffix === "" ? "" : ` ${operator} ${quote(suffix)}`,
  };
}

/** Is the secret's text the key, as it is? */
export function isPlain({ decode, prefix, normalize, special }: SecretForm): boolean {
  return special !== true && decode === "text" && prefix === undefined && normalize === undefined;
}

/** JWTs of a shared secret: HS256 and the like. */
export function isShared(jwt: FixContext["jwt"]): boolean {
  return jwt?.algorithms.every((name) => name.startsWith("HS")) ?? false;
}

/** Names in double quotes, with commas. */
export function listOf(names: readonly string[]): string {
  return names.map(quoted).join(", ");
}

/** Where the reader's own code goes on. The frameworks' real runs put their code in this line's place. */
export const VERIFY = "Verify over raw first; only then parse it.";
