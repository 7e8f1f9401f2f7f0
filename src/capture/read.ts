/** The door of this room: bytes in, captures out. */
import type { Header } from "../core/delivery.ts";
import { HookctlError } from "../core/error.ts";
import { withHeader } from "../core/headers.ts";
import { nearest } from "../core/nearest.ts";
import { detectFormat } from "./detect.ts";
import type { CaptureFormat, CaptureInput, CaptureResult } from "./format.ts";
import { withWholeHeaders } from "./header-lines.ts";
import { jsonDocument } from "./json-source.ts";
import { isRecord, LF, NDJSON_NAME, NdjsonReader } from "./ndjson.ts";
import { payloadCapture } from "./payload.ts";
import { FORMATS, JSON_SHAPES } from "./registry.ts";
import { MAX_TEXT, tooLarge } from "./text.ts";

export type { CaptureResult } from "./format.ts";

export interface ReadOptions extends CaptureInput {
  /** The id of a format: no detection. */
  readonly format?: string | undefined;
  /** Headers that the command line gives. They make the file a bare payload; with `bare`, they are set on a capture, too. */
  readonly headers?: readonly Header[];
  /** Of a bare payload. */
  readonly method?: string | undefined;
  /** Of a bare payload. */
  readonly url?: string | undefined;
  /** What is no capture is a bare payload, even without headers (for commands that take payloads). */
  readonly bare?: boolean;
}

/** JSON that fits a format no better than this may as well be a payload. */
const SURE = 0.6;

/**
 * All captures of a file, in order. One that cannot be read among several is a result of its own.
 * @throws HookctlError data where the file as a whole is none; usage for an unknown format.
 */
export function* readCaptures(options: ReadOptions): Iterable<CaptureResult> {
  const { bytes, headers = [] } = options;
  const chosen = formatOf(options);
  if (!chosen) {
    yield payloadCapture(bytes, { ...options, headers });
    return;
  }
  for (const result of chosen.read(options)) {
    const whole = "error" in result ? result : withWholeHeaders(result);
    yield "error" in whole || headers.length === 0 ? whole : withHeaders(whole, headers);
  }
}

/** The format that is named, or the one that the file has; undefined for a payload. */
function formatOf({ bytes, name, format, headers = [], bare = false }: ReadOptions): CaptureFormat | undefined {
  if (format !== undefined) return format === "payload" ? undefined : formatNamed(format);
  return headers.length > 0 && !bare ? undefined : recognised(bytes, name, bare);
}

/** The format of the file; undefined (only with `bare`) for what is a payload. @throws HookctlError data for what is none. */
function recognised(bytes: Uint8Array, name: string, bare: boolean): CaptureFormat | undefined {
  const found = bytes.length === 0 || isUtf16(bytes) ? undefined : detectFormat(bytes, name);
  if (found && !(bare && found.format.shape && found.confidence < SURE)) return found.format;
  if (bare) return undefined;
  throw unrecognised(bytes, name);
}

function formatNamed(id: string): CaptureFormat {
  const format = FORMATS.find((candidate) => candidate.id === id);
  if (format) return format;
  const ids = FORMATS.map((candidate) => candidate.id).sort();
  const meant = nearest(id, ids);
  throw new HookctlError("usage", `no capture format named "${id}"`, {
    hint: `${meant === undefined ? "" : `Did you mean ${meant}? `}There are ${ids.join(", ")}.`,
  });
}

const PAYLOAD_HINT = "For a bare payload, give the headers it came with: --header 'Name: value', as often as needed.";

/** Why the file is none: as exactly as it tells. */
function unrecognised(bytes: Uint8Array, name: string): HookctlError {
  const where = { file: name };
  if (bytes.length === 0)
    return new HookctlError("data", "the file is empty", {
      where,
      hint: "A capture is the request as it came: raw HTTP, a HAR, a curl command and so on.",
    });
  if (isUtf16(bytes))
    return new HookctlError("data", "the file is UTF-16 text", {
      where,
      hint: "Save it as UTF-8. PowerShell writes UTF-16 with >; use | Out-File -Encoding utf8 there.",
    });
  if (
    /^[ \t\r\n]*[{[]/.test(
      Buffer.from(bytes.subarray(0, 1024))
        .toString("latin1")
        .replace(/^\u00ef\u00bb\u00bf/, ""),
    )
  ) {
    try {
      jsonDocument(bytes, name);
    } catch (error) {
      if (error instanceof HookctlError) return error;
      throw error;
    }
    return new HookctlError("data", "this is JSON, but no capture: it has no headers", { where, hint: PAYLOAD_HINT });
  }
  return new HookctlError("data", "this is no capture that hookctl knows", {
    where,
    hint: `Understood are ${FORMATS.map(({ id }) => id)
      .sort()
      .join(", ")}. ${PAYLOAD_HINT}`,
  });
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function withHeaders(
  capture: Exclude<CaptureResult, { error: HookctlError }>,
  headers: readonly Header[],
): CaptureResult {
  const set = headers.reduce((all, [name, value]) => withHeader(all, name, value), capture.delivery.headers);
  return { ...capture, delivery: { ...capture.delivery, headers: set } };
}

/**
 * The captures of an NDJSON file, in batches, in constant memory.
 * @param chunks pieces of the file in order, which must not be changed afterwards; 1 MB each is fast.
 * @param firstLine the number of the first line, 1-based.
 */
export async function* readNdjson(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  name: string,
  firstLine = 1,
): AsyncIterable<readonly CaptureResult[]> {
  const reader = new NdjsonReader(name, JSON_SHAPES, firstLine);
  for await (const chunk of chunks) yield reader.push(chunk);
  yield reader.end();
}

/**
 * The captures of a stream whose format is not known yet: NDJSON goes on line by line from its first whole line on
 * (so that each delivery of `hookctl listen | hookctl verify` has its result at once); all else is read to its end.
 * @throws HookctlError as `readCaptures`.
 */
export async function* readCaptureStream(
  chunks: AsyncIterable<Uint8Array>,
  options: Omit<ReadOptions, "bytes">,
): AsyncIterable<readonly CaptureResult[]> {
  const { name, format, headers = [] } = options;
  const free = format === undefined && headers.length === 0;
  let reader =
    format === "ndjson" || (free && NDJSON_NAME.test(name)) ? new NdjsonReader(name, JSON_SHAPES) : undefined;
  let undecided = free;
  const held: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    if (reader) {
      yield reader.push(chunk);
      continue;
    }
    held.push(chunk);
    length += chunk.length;
    if (length > MAX_TEXT) throw tooLarge(name, MAX_TEXT);
    if (!undecided || !chunk.includes(LF)) continue;
    undecided = false;
    if (!beginsWithRecord(held)) continue;
    reader = new NdjsonReader(name, JSON_SHAPES);
    yield reader.push(Buffer.concat(held.splice(0)));
  }
  if (reader) yield reader.end();
  else for (const result of readCaptures({ ...options, bytes: Buffer.concat(held) })) yield [result];
}

/** Is the first line, which has come whole, a record for itself? */
function beginsWithRecord(pieces: Uint8Array[]): boolean {
  const bytes = Buffer.concat(pieces);
  const end = bytes.indexOf(LF);
  return isRecord(bytes.toString("utf8", 0, end).replace(/^\ufeff/, ""), JSON_SHAPES);
}
