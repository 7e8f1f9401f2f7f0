import type { Capture, Header, Origin } from "../../core/delivery.ts";
import { latin1 } from "../../core/bytes.ts";
import { HookctlError } from "../../core/error.ts";
import { declaredLength } from "../body.ts";
import { isComment } from "../directives.ts";
import { type CaptureFormat, type CaptureInput, type CaptureResult, type Sample, unreadable } from "../format.ts";
import { HeadReader, type MessageHead, messageCapture, readHead } from "../http-message.ts";
import { trimBlanks, withoutBom } from "../text.ts";
import { fillIn, missingValues } from "../variables.ts";

/**
 * A file of several requests as editors' HTTP clients know it (JetBrains' HTTP Client, VS Code's REST Client): lines of
 * `###` part them, `@name = value` defines variables, `< file` includes a body.
 */
export default {
  id: "http-file",
  title: "an editor's .http file of several requests",
  fidelity:
    "Keeps headers and body as written; a body ends before the empty lines at its end, unless its Content-Length says more; variables are filled in from the file.",
  detect,
  read,
} satisfies CaptureFormat;

/** Several requests with separators between them; a single one is a raw HTTP message, which may begin with `###`. */
function detect({ bytes, head }: Sample): number {
  if (!/^###/m.test(head)) return 0;
  try {
    const first = nextRequest(new HeadReader(bytes, ""), new Map());
    if (!first) return 0;
    readMessage(first);
    const second = nextRequest(first, new Map());
    if (!second) return 0;
    readMessage(second);
    return 0.97;
  } catch (error) {
    if (error instanceof HookctlError) return 0;
    throw error;
  }
}

function* read({ bytes, name, readFile }: CaptureInput): Iterable<CaptureResult> {
  const values = new Map<string, string>();
  const begin = new HeadReader(withoutBom(bytes), name);
  let reader = nextRequest(begin, values);
  if (!reader) throw begin.error(0, "there is no request in it", "Requests are written as POST https://…, after ###.");
  for (; reader; reader = nextRequest(reader, values)) {
    const origin = { file: name, line: reader.firstLine, column: 1 };
    try {
      yield captureOf(readMessage(reader), { reader, values, readFile, origin });
    } catch (error) {
      yield unreadable(origin, error);
      if (!skipToSeparator(reader)) return;
    }
  }
}

const DEFINITION = /^@([\w.-]+)[ \t]*=(.*)$/;

/** A reader at the comments of the next request, behind its separator; undefined where there is no more. */
function nextRequest(last: HeadReader, values: Map<string, string>): HeadReader | undefined {
  const reader = last.from();
  let begin = reader.next;
  for (let line = reader.line(); line !== undefined; line = reader.line()) {
    const [, name, value = ""] = DEFINITION.exec(line) ?? [];
    if (line.startsWith("###")) begin = reader.next;
    else if (name !== undefined) values.set(name, trimBlanks(value));
    else if (trimBlanks(line) !== "" && !isComment(line)) return reader.from(begin);
  }
  return undefined;
}

interface Message {
  readonly head: MessageHead;
  readonly body: Uint8Array;
}

function readMessage(reader: HeadReader): Message {
  const head = readHead(reader, (line) => DEFINITION.test(line) || trimBlanks(line) === "");
  const start = reader.next;
  const length = declaredLength(head.headers);
  if (length !== undefined && endsAt(reader.bytes, start + length)) {
    reader.next = start + length;
    return { head, body: reader.bytes.subarray(start, start + length) };
  }
  const body = reader.bytes.subarray(start, skipToSeparator(reader) ? reader.next : reader.bytes.length);
  return { head, body: body.subarray(0, lengthWithoutLineEnds(body)) };
}

/** Do only line ends follow, up to a separator or the end of the file? */
function endsAt(bytes: Buffer, offset: number): boolean {
  if (offset > bytes.length) return false;
  let at = offset;
  while (bytes[at] === 10 || bytes[at] === 13) at += 1;
  return at === bytes.length || (bytes[at - 1] === 10 && bytes.toString("latin1", at, at + 3) === "###");
}

/** To the beginning of the next line of `###`. @returns is there one? */
function skipToSeparator(reader: HeadReader): boolean {
  const atStart = reader.next === 0 || reader.bytes[reader.next - 1] === 10;
  if (atStart && reader.bytes.toString("latin1", reader.next, reader.next + 3) === "###") return true;
  const found = reader.bytes.indexOf("\n###", reader.next, "latin1");
  reader.next = found < 0 ? reader.bytes.length : found + 1;
  return found >= 0;
}

function lengthWithoutLineEnds(body: Uint8Array): number {
  let length = body.length;
  while (length > 0 && (body[length - 1] === 10 || body[length - 1] === 13)) length -= 1;
  return length;
}

interface Surroundings {
  readonly reader: HeadReader;
  readonly values: ReadonlyMap<string, string>;
  readonly readFile: CaptureInput["readFile"];
  readonly origin: Origin;
}

function captureOf({ head, body }: Message, around: Surroundings): Capture {
  const { reader, values, origin } = around;
  const fill = (text: string): string => {
    const { text: filled, missing } = fillIn(text, values);
    if (missing.length === 0) return filled;
    throw reader.errorAt(reader.start, missingValues(missing), "Write the value in its place, or @name = value above.");
  };
  const headers = head.headers.map(([name, value]): Header => [name, fill(value)]);
  return messageCapture({ ...head, target: fill(head.target), headers }, sentBody(body, around), origin);
}

/** A body that is included from a file, or the one at hand: there, what no variable is called is left as it is. */
function sentBody(body: Uint8Array, { reader, values, readFile }: Surroundings): Uint8Array {
  const included = body.length < MAX_PATH ? /^<[ \t]+([^\r\n]+)$/.exec(latin1(body))?.[1] : undefined;
  if (included === undefined)
    return values.size === 0 ? body : Buffer.from(fillIn(latin1(body), values).text, "latin1");
  const file = Buffer.from(trimBlanks(included), "latin1").toString("utf8");
  if (!readFile)
    throw reader.errorAt(
      reader.start,
      `"${file}" cannot be read from here`,
      "Files are read from the folder of a capture that is itself a file.",
    );
  return readFile(file);
}

/** No file name is longer: bytes. */
const MAX_PATH = 4096;
