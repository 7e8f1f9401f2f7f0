/**
 * NDJSON: one capture a line, in constant memory. The hot path of a run over a large file: lines are found in large
 * pieces, and a record that is already as we keep it is not copied.
 */
import { isAscii, isUtf8 } from "node:buffer";
import { asBuffer } from "../core/bytes.ts";
import { HookctlError } from "../core/error.ts";
import { type CaptureFormat, type CaptureResult, unreadable } from "./format.ts";
import { readHookctl } from "./formats/hookctl-json.ts";
import type { JsonShape } from "./json-format.ts";
import { arePairs } from "./json-headers.ts";
import { isObject, type JsonObject, JsonSpot, parseJson } from "./json-source.ts";
import { SourceText } from "./place.ts";
import { notUtf8 } from "./text.ts";

/** A longer line is an error, not an endless buffer: bytes. */
export const MAX_LINE = 64 * 1024 * 1024;

/** Lines of hookctl's own streams that are no deliveries (design.md, "verify, in detail"). */
const OTHER_LINES: ReadonlySet<unknown> = new Set(["ready", "attempt", "reconnecting", "stopped", "summary"]);

export const LF = 10;
const BOM = 0xfeff;
/** So much is decoded at once: bytes. */
const PIECE = 1024 * 1024;

/** Cuts pieces of a file into lines, and lines into captures. Give it all pieces in order, then call `end`. */
export class NdjsonReader {
  readonly #file: string;
  readonly #shapes: readonly JsonShape[];
  readonly #maxLine: number;
  /** Pieces of a line whose end has not come yet. */
  #pending: Uint8Array[] = [];
  #pendingLength = 0;
  /** The rest of a line that was too long is passed over. */
  #overlong = false;
  #line: number;
  readonly #firstLine: number;

  /**
   * @param shapes the JSON formats that a line may have, besides hookctl's own.
   * @param firstLine the number of the first line, 1-based.
   * @param maxLine bytes.
   */
  constructor(file: string, shapes: readonly JsonShape[], firstLine = 1, maxLine = MAX_LINE) {
    this.#file = file;
    this.#shapes = shapes;
    this.#line = firstLine;
    this.#firstLine = firstLine;
    this.#maxLine = maxLine;
  }

  /** The captures of the lines that end in this piece. The piece must not be changed afterwards. */
  push(piece: Uint8Array): CaptureResult[] {
    const results: CaptureResult[] = [];
    for (let at = 0; at < piece.length; at += PIECE) this.#pushPiece(piece.subarray(at, at + PIECE), results);
    return results;
  }

  #pushPiece(piece: Uint8Array, results: CaptureResult[]): void {
    const first = piece.indexOf(LF);
    if (first < 0) {
      this.#hold(piece, results);
      return;
    }
    let rest = piece;
    if (this.#overlong || this.#pendingLength > 0) {
      this.#hold(rest.subarray(0, first + 1), results);
      this.#flush(results);
      rest = rest.subarray(first + 1);
    }
    const last = rest.lastIndexOf(LF) + 1;
    if (last > 0) this.#readLines(asBuffer(rest.subarray(0, last)), results);
    if (last < rest.length) this.#hold(rest.subarray(last), results);
  }

  /** The capture of a last line without a line break. */
  end(): CaptureResult[] {
    const results: CaptureResult[] = [];
    this.#flush(results);
    return results;
  }

  #hold(part: Uint8Array, results: CaptureResult[]): void {
    if (this.#overlong) return;
    this.#pending.push(part);
    this.#pendingLength += part.length;
    if (this.#pendingLength <= this.#maxLine) return;
    const origin = { file: this.#file, line: this.#line };
    const error = new HookctlError("data", `a line is longer than ${this.#maxLine} bytes`, {
      where: origin,
      hint: "NDJSON has one capture a line: is this another format? --capture-format names it.",
    });
    results.push(unreadable(origin, error));
    this.#overlong = true;
    this.#pending = [];
    this.#pendingLength = 0;
  }

  #flush(results: CaptureResult[]): void {
    if (this.#overlong) this.#line += 1;
    else if (this.#pendingLength > 0) this.#readLines(Buffer.concat(this.#pending), results);
    this.#overlong = false;
    this.#pending = [];
    this.#pendingLength = 0;
  }

  /** Whole lines: decoded at once where all of them are UTF-8, else each for itself. */
  #readLines(bytes: Buffer, results: CaptureResult[]): void {
    const ascii = isAscii(bytes);
    if (!ascii && !isUtf8(bytes)) {
      this.#readOneByOne(bytes, results);
      return;
    }
    const text = bytes.toString(ascii ? "latin1" : "utf8");
    const plain = ascii && !text.includes("\\u");
    for (let start = 0; start < text.length; this.#line += 1) {
      const found = text.indexOf("\n", start);
      const end = found < 0 ? text.length : found;
      this.#readLine(text.slice(start, end), plain, results);
      start = end + 1;
    }
  }

  #readOneByOne(bytes: Buffer, results: CaptureResult[]): void {
    for (let start = 0; start < bytes.length; this.#line += 1) {
      const found = bytes.indexOf(LF, start);
      const end = found < 0 ? bytes.length : found;
      const line = bytes.subarray(start, end);
      if (isUtf8(line)) this.#readLine(line.toString("utf8"), false, results);
      else results.push(unreadable({ file: this.#file, line: this.#line }, notUtf8(line, this.#file, 0, this.#line)));
      start = end + 1;
    }
  }

  #readLine(line: string, plain: boolean, results: CaptureResult[]): void {
    if (isBlank(line)) return;
    const text = this.#line === this.#firstLine && line.charCodeAt(0) === BOM ? line.slice(1) : line;
    const origin = { file: this.#file, line: this.#line };
    const source = new SourceText(this.#file, text, this.#line);
    try {
      const value = parseJson(source);
      const spot = new JsonSpot(value, source, 0, [], origin);
      if (isObject(value) && arePairs(value["headers"], plain)) results.push(readHookctl(value, spot, plain));
      else if (!isOtherLine(value)) results.push(...this.#shapeOf(spot).captures(spot));
    } catch (error) {
      results.push(unreadable(origin, error));
    }
  }

  #shapeOf(spot: JsonSpot): JsonShape {
    const shape = isObject(spot.value) ? bestShape(spot.value, this.#shapes) : undefined;
    if (!shape)
      throw spot.error("this line is no capture", 'A line of hookctl JSON has "headers", and "body" or "bodyBase64".');
    return shape;
  }
}

function isBlank(text: string): boolean {
  return text.charCodeAt(0) !== 0x7b /* { */ && text.trim() === "";
}

function isOtherLine(value: unknown): boolean {
  return (
    isObject(value) &&
    OTHER_LINES.has(value["type"]) &&
    value["headers"] === undefined &&
    value["body"] === undefined &&
    value["bodyBase64"] === undefined
  );
}

function bestShape(value: JsonObject, shapes: readonly JsonShape[]): JsonShape | undefined {
  let best: JsonShape | undefined;
  for (const shape of shapes) if (shape.fits(value) > (best?.fits(value) ?? 0)) best = shape;
  return best;
}

export const NDJSON_NAME = /\.(?:ndjson|jsonl)$/i;

/** NDJSON of those shapes, as a format like the others. */
export function ndjsonFormat(shapes: readonly JsonShape[]): CaptureFormat {
  return {
    id: "ndjson",
    title: "NDJSON",
    fidelity: "Keeps what the JSON of each line keeps; a line that cannot be read is a result of its own.",
    detect: ({ bytes, name }) => (severalLines(bytes, shapes) ? 0.8 : NDJSON_NAME.test(name) ? 0.7 : 0),
    *read({ bytes, name }) {
      const reader = new NdjsonReader(name, shapes);
      yield* reader.push(bytes);
      yield* reader.end();
    },
  };
}

/** So many lines are looked at. */
const LOOK_LINES = 8;

/** Is one of the first lines a record for itself, with another before or behind it? */
function severalLines(bytes: Uint8Array, shapes: readonly JsonShape[]): boolean {
  const lines = firstLines(asBuffer(bytes));
  return lines.length > 1 && lines.some((line) => isRecord(line.toString("utf8"), shapes));
}

/** The first lines that are not blank. */
function firstLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0, seen = 0; start < bytes.length && seen < LOOK_LINES; seen += 1) {
    const found = bytes.subarray(start, start + MAX_LINE).indexOf(LF);
    const end = found < 0 ? Math.min(bytes.length, start + MAX_LINE) : start + found;
    if (!isBlank(bytes.toString("latin1", start, Math.min(end, start + 100)))) lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return lines;
}

/** Does the line, for itself, hold a record that we would read or skip? */
export function isRecord(line: string, shapes: readonly JsonShape[]): boolean {
  if (!line.startsWith("{")) return false;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return false;
  }
  return isOtherLine(value) || (isObject(value) && bestShape(value, shapes) !== undefined);
}
