/** JSON whose values know where they stand, for errors that name file, line and column. */
import type { Origin } from "../core/delivery.ts";
import { HookctlError } from "../core/error.ts";
import { elements, type JsonPath, type Span, spanAt } from "./json-span.ts";
import { jsonFault } from "./json-syntax.ts";
import { SourceText } from "./place.ts";
import { decodeUtf8 } from "./text.ts";

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

const documents = new WeakMap<Uint8Array, { readonly value: unknown; readonly source: SourceText } | HookctlError>();

/**
 * A file that is one JSON value. Detection and reading ask for the same file, so it is parsed once.
 * @throws HookctlError data with the place of the first fault.
 */
export function jsonDocument(bytes: Uint8Array, file: string): JsonSpot {
  let known = documents.get(bytes);
  if (!known) {
    known = parseQuietly(bytes, file);
    documents.set(bytes, known);
  }
  if (known instanceof HookctlError) throw known;
  return new JsonSpot(known.value, known.source, 0, [], { file });
}

function parseQuietly(bytes: Uint8Array, file: string): { value: unknown; source: SourceText } | HookctlError {
  try {
    const source = new SourceText(file, decodeUtf8(bytes, file));
    return { value: parseJson(source), source };
  } catch (error) {
    if (error instanceof HookctlError) return error;
    throw error;
  }
}

/** @throws HookctlError data with the place of the first fault. */
export function parseJson(source: SourceText): unknown {
  try {
    return JSON.parse(source.text) as unknown;
  } catch (error) {
    const fault = jsonFault(source.text);
    if (!fault) throw error;
    throw source.error(
      fault.offset,
      `this is not JSON: ${fault.problem}`,
      fault.truncated ? cutHint(source.text) : undefined,
    );
  }
}

function cutHint(text: string): string {
  if (text.trim() === "") return "The file is empty: was the export interrupted?";
  const har = /^\s*\{\s*"log"\s*:/.test(text.slice(0, 200));
  return har
    ? "The file was cut off on export; copy the request as curl instead."
    : "The file was cut off: copy or export it again, whole.";
}

/** A value in its document. */
export class JsonSpot {
  readonly value: unknown;
  readonly source: SourceText;
  /** Where a value stands that is above this one or is it, and the path from there. */
  readonly #base: number;
  readonly #path: JsonPath;
  /** What a capture that is read from here gives as its origin. */
  readonly origin: Origin;

  constructor(value: unknown, source: SourceText, base: number, path: JsonPath, origin: Origin) {
    this.value = value;
    this.source = source;
    this.#base = base;
    this.#path = path;
    this.origin = origin;
  }

  /** The value of a member, or an element; undefined (as a value) where there is none. */
  at(step: string | number): JsonSpot {
    const container = this.value;
    const there = container !== null && typeof container === "object" && Object.hasOwn(container, step);
    return new JsonSpot(
      there ? (container as JsonObject)[step] : undefined,
      this.source,
      this.#base,
      [...this.#path, step],
      this.origin,
    );
  }

  /** The elements of a list, each with its own origin; none for what is no list. */
  elements(): JsonSpot[] {
    if (!Array.isArray(this.value)) return [];
    const values: readonly unknown[] = this.value;
    const spans = elements(this.source.text, this.#span()?.start ?? 0);
    return values.map((value, index) => {
      const start = spans[index]?.start ?? 0;
      return new JsonSpot(value, this.source, start, [], this.source.place(start));
    });
  }

  /** The text of the value as it stands in the file. */
  raw(): string {
    const span = this.#span();
    return span ? this.source.text.slice(span.start, span.end) : "";
  }

  /** @param problem completes the sentence that the value's name begins: `"headers" is neither a list nor an object`. */
  error(problem: string, hint?: string): HookctlError {
    return this.source.error(this.#span()?.start ?? this.#base, problem, hint);
  }

  /** A text, or undefined where there is none or null. @throws HookctlError data for another type. */
  string(name: string): string | undefined {
    const value = this.at(name).value;
    if (value === undefined || value === null) return undefined;
    if (typeof value !== "string")
      throw this.at(name).error(`"${name}" is ${kindOf(value)} where a string is expected`);
    return value;
  }

  #span(): Span | undefined {
    return spanAt(this.source.text, this.#base, this.#path);
  }
}

/**
 * Reads what a member keeps as a text or bytes of another format.
 * @param what names it: "the request".
 * @throws HookctlError data at the member, since places in what was decoded would help nobody.
 */
export function within<T>(spot: JsonSpot, what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof HookctlError)) throw error;
    throw spot.error(`${what} cannot be read: ${error.message}`, error.hint);
  }
}

/** What a value is, for messages. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
