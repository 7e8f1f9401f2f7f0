import type { Header } from "../../core/delivery.ts";
import { HookctlError } from "../../core/error.ts";
import { declaredLength } from "../body.ts";
import { readChunks } from "../chunked.ts";
import { type CaptureFormat, type CaptureInput, type CaptureResult, type Sample, unreadable } from "../format.ts";
import {
  fieldLines,
  HeadReader,
  isChunked,
  matchRequestLine,
  type MessageHead,
  messageCapture,
  readHead,
  STATUS_LINE,
} from "../http-message.ts";
import { withoutBom } from "../text.ts";

/**
 * Raw HTTP/1.1 messages one behind the other, as a connection carried them (tcpflow, Wireshark's "Follow TCP stream"
 * saved as raw): each ends where its Content-Length or its chunks end (RFC 9112, section 6.3). Answers are passed over.
 */
export default {
  id: "http-stream",
  title: "a stream of raw HTTP messages",
  fidelity:
    "Keeps every byte of headers and body; where one message ends and the next begins, Content-Length or chunks say.",
  detect,
  read,
} satisfies CaptureFormat;

/** More than one message, and the first says itself where it ends: else what follows it is its body. */
function detect({ bytes, head }: Sample): number {
  const firstLine = /^[\r\n]*([^\r\n]*)/.exec(head)![1]!;
  if (!matchRequestLine(firstLine) && !STATUS_LINE.test(firstLine)) return 0;
  try {
    const reader = new HeadReader(bytes, "");
    const message = readMessage(reader);
    if (!message.framed || !skipBlankLines(reader)) return 0;
    const next = reader.line() ?? "";
    return matchRequestLine(next) || STATUS_LINE.test(next) ? 0.97 : 0;
  } catch (error) {
    if (error instanceof HookctlError) return 0;
    throw error;
  }
}

function* read({ bytes, name }: CaptureInput): Iterable<CaptureResult> {
  let reader = new HeadReader(withoutBom(bytes), name);
  let requests = 0;
  for (; skipBlankLines(reader); reader = reader.from()) {
    reader = reader.from();
    const origin = { file: name, line: reader.firstLine, column: 1 };
    try {
      const { head, body } = readMessage(reader);
      if (!head) continue;
      requests += 1;
      yield messageCapture(head, body, origin);
    } catch (error) {
      // Where the next message begins, only this one could have said.
      yield unreadable(origin, error);
      return;
    }
  }
  if (requests === 0) throw reader.error(0, "there are no requests in it", "Is it the stream of the other direction?");
}

interface Message {
  /** None for an answer. */
  readonly head?: MessageHead;
  readonly body: Uint8Array;
  /** Does it say itself where it ends? */
  readonly framed: boolean;
}

function readMessage(reader: HeadReader): Message {
  const start = reader.next;
  const line = reader.line() ?? "";
  if (STATUS_LINE.test(line))
    return readBody(reader, fieldLines(reader, "GET"), /^HTTP\/\S+ (?:1\d\d|204|304)\b/.test(line));
  reader.next = start;
  const head = readHead(reader);
  return { head, ...readBody(reader, head.headers, /^(?:GET|HEAD|OPTIONS)$/.test(head.method)) };
}

/** @param bodiless has the message none where it declares none? Others have none either, but may have lost their length. */
function readBody(reader: HeadReader, headers: readonly Header[], bodiless: boolean): Message {
  const start = reader.next;
  const rest = reader.bytes.subarray(start);
  const chunks = isChunked(headers) ? readChunks(rest) : undefined;
  if (chunks?.kind === "cut")
    throw reader.errorAt(start + chunks.at, "the chunks of the body break off here", CUT_HINT);
  if (chunks?.kind === "whole") {
    reader.next = start + chunks.end;
    return { body: chunks.bytes, framed: true };
  }
  const length = declaredLength(headers);
  if (length === undefined) return { body: rest.subarray(0, 0), framed: bodiless };
  if (length > rest.length)
    throw reader.errorAt(
      reader.bytes.length,
      `the body breaks off after ${rest.length} of its ${length} bytes`,
      CUT_HINT,
    );
  reader.next = start + length;
  return { body: rest.subarray(0, length), framed: true };
}

const CUT_HINT = "The recording was cut off, or bytes of the other direction are between.";

/** Empty lines between messages are none of theirs (RFC 9112, section 2.2). @returns is there more? */
function skipBlankLines(reader: HeadReader): boolean {
  const { bytes } = reader;
  while (bytes[reader.next] === 10 || bytes[reader.next] === 13) reader.next += 1;
  return reader.next < bytes.length;
}
