/** Raw HTTP/1.1 messages (RFC 9112), read from any place of a file: the head line by line, then the body. */
import type { Capture, Header, Origin } from "../core/delivery.ts";
import type { HookctlError } from "../core/error.ts";
import { asBuffer } from "../core/bytes.ts";
import { header, headerValues } from "../core/headers.ts";
import { unchunk } from "./chunked.ts";
import { type Directives, isComment, readDirective } from "./directives.ts";
import { SourceText } from "./place.ts";
import { pseudoHeaders } from "./pseudo-headers.ts";
import { absoluteUrl } from "./target.ts";
import { trimBlanks } from "./text.ts";

const REQUEST_LINE = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) +(\S+) +HTTP\/\d(?:\.\d)? *$/;
/** Editors' clients allow to leave the version out. */
const SHORT_REQUEST_LINE = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) +((?:https?:\/\/|\/|\{\{)\S*) *$/;
export const STATUS_LINE = /^HTTP\/\d(?:\.\d)? \d{3}\b/;

export function matchRequestLine(line: string): RegExpExecArray | null {
  return REQUEST_LINE.exec(line) ?? SHORT_REQUEST_LINE.exec(line);
}

/** The head of a message; the reader then stands at the first byte of the body. */
export interface MessageHead {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly Header[];
  /** What comment lines before the request line say. */
  readonly directives: Directives;
}

/**
 * @param skip tells lines before the request line that are neither comments nor part of it.
 * @throws HookctlError data with the place of what is no request.
 */
export function readHead(head: HeadReader, skip: (line: string) => boolean = () => false): MessageHead {
  const directives: Directives = {};
  const [method, target] = requestLine(head, directives, skip);
  const { headers } = pseudoHeaders(fieldLines(head, method));
  return { method, target, headers, directives };
}

/** A message as a capture. @param file its name; `line` where there are several in it. */
export function messageCapture(
  { method, target, headers, directives }: MessageHead,
  body: Uint8Array,
  origin: Origin,
): Capture {
  return {
    delivery: {
      id: origin.line === undefined ? origin.file : `${origin.file}:${origin.line}`,
      receivedAt: directives.receivedAt,
      method,
      target,
      url: directives.url ?? (/^https?:\/\//i.test(target) ? absoluteUrl(target) : undefined),
      headers,
      body,
    },
    fidelity: "exact",
    origin,
    source: directives.source,
    secret: directives.secret,
    secretEnv: directives.secretEnv,
    publicKey: directives.publicKey,
    now: directives.now,
  };
}

const LF = 10;

/** How much of a line is decoded behind a fault, to show it: bytes. */
const MAX_SHOWN = 1000;

/** A message line by line, one character a byte. */
export class HeadReader {
  readonly bytes: Buffer;
  readonly #file: string;
  readonly #base: number;
  /** The line of the file (1-based) that the message begins in. */
  readonly firstLine: number;
  /** Offset of the line that was read last, and of the one after it. */
  start: number;
  next: number;

  /** @param base the offset of the message in the bytes of the file. @param firstLine the line that it begins in. */
  constructor(bytes: Uint8Array, file: string, base = 0, firstLine = 1) {
    this.bytes = asBuffer(bytes);
    this.#file = file;
    this.#base = base;
    this.firstLine = firstLine;
    this.start = base;
    this.next = base;
  }

  /** A reader of what begins at an offset behind the message's own: by default, where this one stands. */
  from(offset = this.next): HeadReader {
    let line = this.firstLine;
    for (let at = this.bytes.indexOf(LF, this.#base); at >= 0 && at < offset; at = this.bytes.indexOf(LF, at + 1))
      line += 1;
    return new HeadReader(this.bytes, this.#file, offset, line);
  }

  /** Without its line end; undefined at the end of the file. */
  line(): string | undefined {
    if (this.next >= this.bytes.length) return undefined;
    this.start = this.next;
    const found = this.bytes.indexOf(LF, this.start);
    const end = found < 0 ? this.bytes.length : found;
    this.next = found < 0 ? end : end + 1;
    return this.bytes.toString("latin1", this.start, end > this.start && this.bytes[end - 1] === 13 ? end - 1 : end);
  }

  /** @param column 0-based, in the line that was read last. */
  error(column: number, problem: string, hint?: string): HookctlError {
    return this.errorAt(this.start + column, problem, hint);
  }

  errorAt(offset: number, problem: string, hint?: string): HookctlError {
    const text = this.bytes.toString("latin1", this.#base, offset + MAX_SHOWN);
    return new SourceText(this.#file, text, this.firstLine).error(offset - this.#base, problem, hint);
  }
}

function requestLine(
  head: HeadReader,
  directives: Directives,
  skip: (line: string) => boolean,
): [method: string, target: string] {
  for (;;) {
    const line = head.line();
    if (line === undefined) throw head.error(0, "there is no request line in it", SHAPE_HINT);
    if (line === "" || skip(line)) continue;
    if (isComment(line)) {
      readDirective(line, directives, (column, problem, hint) => head.error(column, problem, hint));
      continue;
    }
    const match = matchRequestLine(line);
    if (match) return [match[1]!, match[2]!];
    if (STATUS_LINE.test(line))
      throw head.error(
        0,
        "this is an answer, not a request",
        "A capture is what the provider sent: POST /path HTTP/1.1, its headers and its body.",
      );
    throw head.error(0, "this is no request line", SHAPE_HINT);
  }
}

const SHAPE_HINT =
  "A raw HTTP message is a line such as POST /webhooks HTTP/1.1, the headers, an empty line, and the body.";

/** Up to the empty line. @throws HookctlError where it never comes although a body should. */
export function fieldLines(head: HeadReader, method: string): Header[] {
  const headers: Header[] = [];
  for (;;) {
    const line = head.line();
    if (line === "") return headers;
    if (line === undefined) {
      if (/^(?:GET|HEAD|DELETE|OPTIONS)$/.test(method) && header(headers, "content-length") === undefined)
        return headers;
      throw head.errorAt(
        head.bytes.length,
        "the headers never end: an empty line is missing",
        "After the empty line comes the body; where there is none, the file ends with the empty line.",
      );
    }
    const last = headers.at(-1);
    if (/^[ \t]/.test(line)) {
      if (!last) throw head.error(0, "a header begins with a blank", SHAPE_HINT);
      headers[headers.length - 1] = [last[0], unfold(last[1], line)];
      continue;
    }
    headers.push(fieldLine(head, line));
  }
}

function fieldLine(head: HeadReader, line: string): Header {
  const colon = line.indexOf(":", 1);
  if (colon < 0)
    throw head.error(
      line.startsWith(":") ? 0 : line.length,
      line.startsWith(":") ? "a header has no name" : "this is no header: a colon is missing",
      "Headers are written Name: value, and an empty line ends them.",
    );
  return [line.slice(0, colon), trimBlanks(line.slice(colon + 1))];
}

/** A line break with blanks is one blank (RFC 9112, section 5.2). */
function unfold(value: string, line: string): string {
  const more = trimBlanks(line);
  return value === "" || more === "" ? value + more : `${value} ${more}`;
}

/** Is the body in chunks, as the headers say? */
export function isChunked(headers: readonly Header[]): boolean {
  return /(?:^|,)[ \t]*chunked[ \t]*$/i.test(headerValues(headers, "transfer-encoding").join(","));
}

/** Every byte behind the head, whatever Content-Length says; a body that stands there in chunks is put together. */
export function wholeBody(head: HeadReader, headers: readonly Header[]): Uint8Array {
  const start = head.next;
  const body = head.bytes.subarray(start);
  if (!isChunked(headers)) return body;
  const unchunked = unchunk(body);
  if (unchunked.kind === "cut")
    throw head.errorAt(
      start + unchunked.at,
      "the chunks of the body break off here",
      "The recording was cut off. A body that is no longer in chunks needs no Transfer-Encoding header.",
    );
  return unchunked.kind === "whole" ? unchunked.bytes : body;
}
