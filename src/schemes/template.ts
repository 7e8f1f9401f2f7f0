/**
 * Signed-content templates: `v0:{timestamp}:{body}`. Compiled once into a list of pieces; a delivery's content is
 * then that list with its values, never joined.
 */
import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { asBuffer } from "../core/bytes.ts";
import type { Delivery } from "../core/delivery.ts";
import { formFields, isForm, jsonText, queryValue, textAt } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { type ContentVars, type Encoding, ENCODINGS, type Hash, HASHES } from "../core/recipe.ts";
import { signedUrl, urlParts } from "../core/url.ts";
import { crc32 } from "./crc32.ts";
import type { Content } from "./scheme.ts";

type Value = string | Uint8Array;
type Piece = (delivery: Delivery, vars: ContentVars) => Value;

export interface Template {
  readonly source: string;
  /** A label for each piece: the word, or "" for text that stands in the template. */
  readonly labels: readonly string[];
  content(delivery: Delivery, vars: ContentVars): Content;
}

/** A template that says something no word stands for. */
export class TemplateError extends Error {
  readonly word: string;
  constructor(word: string) {
    super(`no such word in a signed-content template: {${word}}`);
    this.word = word;
  }
}

/** @throws TemplateError for a word that is not known. */
export function compileTemplate(source: string): Template {
  const pieces: Piece[] = [];
  const labels: string[] = [];
  let at = 0;
  for (const match of source.matchAll(/\{([^{}]*)\}/g)) {
    pushText(source.slice(at, match.index));
    pieces.push(pieceFor(match[1]!));
    labels.push(match[1]!);
    at = match.index + match[0].length;
  }
  pushText(source.slice(at));
  return {
    source,
    labels,
    content: (delivery, vars) => pieces.map((piece) => piece(delivery, vars)),
  };

  function pushText(text: string): void {
    if (text === "") return;
    pieces.push(() => text);
    labels.push("");
  }
}

/** Where the secret itself is signed: `withSecret` puts it there, once the key is known. */
const SECRET: Value = new Uint8Array(0);

/** The content with the secret in its place, if it has one. */
export function withSecret(content: Content, secret: Uint8Array | undefined): Content {
  return secret !== undefined && content.includes(SECRET)
    ? content.map((piece) => (piece === SECRET ? secret : piece))
    : content;
}

const WORDS: Record<string, Piece> = {
  body: (delivery) => delivery.body,
  text: (delivery) => bodyText(delivery.body),
  timestamp: (_, vars) => vars.timestamp,
  id: (_, vars) => vars.id,
  url: (delivery) => signedUrl(delivery),
  method: (delivery) => delivery.method,
  path: (delivery) => urlParts(signedUrl(delivery))?.path ?? "",
  query: (delivery) => urlParts(signedUrl(delivery))?.query.slice(1) ?? "",
  target: (delivery) => {
    const parts = urlParts(signedUrl(delivery));
    return parts ? parts.path + parts.query : delivery.target;
  },
  secret: () => SECRET,
  bodyCrc32: (delivery) => String(crc32(delivery.body)),
  host: (delivery) => header(delivery.headers, "host") ?? urlParts(signedUrl(delivery))?.host ?? "",
  sortedFormParams: (delivery) => (isForm(delivery) ? sortedOnce(delivery.body) : ""),
};

const WORDS_WITH_ARGUMENT: Record<string, (argument: string) => Piece> = {
  // A header's characters are bytes: they are signed as the bytes that they were.
  header: (name) => {
    const lower = name.toLowerCase();
    return (delivery) => Buffer.from(header(delivery.headers, lower) ?? "", "latin1");
  },
  json: (path) => (delivery) => jsonText(delivery.body, path) ?? "",
  form: (argument) => {
    const [form = "", json] = argument.split(":");
    return (delivery) => textAt(delivery, { form, ...(json !== undefined && { json }) }) ?? "";
  },
  query: (name) => (delivery) => queryValue(signedUrl(delivery), name) ?? "",
  bodyHash: (argument) => {
    const [hash = "sha256", digits = "hex"] = argument.split(":");
    const algorithm = HASHES.find((name) => name === hash);
    const encoding = ENCODINGS.find((name) => name === digits);
    if (!algorithm || !encoding) throw new TemplateError(`bodyHash:${argument}`);
    return (delivery) => bodyDigest(delivery.body, algorithm, encoding);
  },
};

function pieceFor(word: string): Piece {
  const plain = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  if (plain) return plain;
  const colon = word.indexOf(":");
  const name = word.slice(0, Math.max(colon, 0));
  const make = Object.hasOwn(WORDS_WITH_ARGUMENT, name) ? WORDS_WITH_ARGUMENT[name] : undefined;
  if (!make) throw new TemplateError(word);
  return make(word.slice(colon + 1));
}

/** The body as text: as it is where it is UTF-8, else with every wrong byte replaced. */
export function bodyText(body: Uint8Array): Value {
  return isUtf8(body) ? body : asBuffer(body).toString("utf8");
}

const sortedForms = new WeakMap<Uint8Array, string>();

function sortedOnce(body: Uint8Array): string {
  let sorted = sortedForms.get(body);
  if (sorted === undefined) sortedForms.set(body, (sorted = sortedFormParams(formFields(body))));
  return sorted;
}

/** Twilio's rule: names in order (by UTF-16 units), each followed by its values. */
export function sortedFormParams(fields: readonly (readonly [string, string])[]): string {
  const sorted = [...fields].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted.map(([name, value]) => name + value).join("");
}

export function bodyDigest(body: Uint8Array, algorithm: Hash, encoding: Encoding): string {
  return createHash(algorithm).update(body).digest(encoding);
}

/** The content as one piece. */
export function joinContent(content: Content): Buffer {
  if (content.length === 1) return toBytes(content[0]!);
  return Buffer.concat(content.map(toBytes));
}

function toBytes(piece: Value): Buffer {
  return typeof piece === "string" ? Buffer.from(piece, "utf8") : asBuffer(piece);
}
