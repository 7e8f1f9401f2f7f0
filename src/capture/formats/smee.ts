import type { Capture } from "../../core/delivery.ts";
import { bodyIn } from "../body.ts";
import {
  attempt,
  type CaptureFormat,
  type CaptureInput,
  type CaptureResult,
  type Sample,
  unreadable,
} from "../format.ts";
import { membersAsHeaders } from "../json-headers.ts";
import { isObject, type JsonObject, JsonSpot, parseJson } from "../json-source.ts";
import { SourceText } from "../place.ts";
import { captureOf, queryText } from "../request.ts";
import { decodeUtf8 } from "../text.ts";
import { readTime } from "../time.ts";

/**
 * The event stream of a smee.io channel (`curl -H 'Accept: text/event-stream' https://smee.io/CHANNEL`): each message
 * is an object of the request's headers, with `body`, `query` and `timestamp` beside them (README of probot/smee.io).
 */
export default {
  id: "smee",
  title: "the event stream of a smee.io channel",
  fidelity:
    "Keeps the headers, with names in lower case; the body comes parsed, so its bytes are a guess; the URL is not kept.",
  detect,
  read,
} satisfies CaptureFormat;

/** A line of an event stream (WHATWG HTML, section 9.2.5). */
const FIELD_LINE = /^(?:event|id|retry|data)?:/;
const DATA_LINE = /^data: ?/;

function detect({ head }: Sample): number {
  const lines = head.split(/\r?\n/).filter((line) => line !== "");
  if (lines[0] === undefined || !FIELD_LINE.test(lines[0])) return 0;
  return lines.some((line) => /^data: ?\{.*"body":/.test(line))
    ? 0.9
    : lines.every((line) => FIELD_LINE.test(line))
      ? 0.5
      : 0;
}

function* read({ bytes, name }: CaptureInput): Iterable<CaptureResult> {
  const text = decodeUtf8(bytes, name);
  let found = false;
  for (const event of events(text, name)) {
    try {
      const value = parseJson(event);
      if (!isObject(value) || !("body" in value)) continue;
      found = true;
      const start = event.text.search(/\S/);
      const origin = event.place(start);
      yield attempt(origin, () => readMessage(new JsonSpot(value, event, start, [], origin), value));
    } catch (error) {
      found = true;
      yield unreadable(event.place(0), error);
    }
  }
  if (!found)
    throw new SourceText(name, text).error(
      0,
      "no message has come on this channel yet",
      'Messages look like data: {"x-github-event": …, "body": …}; there are none in this stream.',
    );
}

/** The data of each event, where it stands in the file: names of fields are blanked, so that columns stay right. */
function* events(text: string, file: string): Iterable<SourceText> {
  let lines: string[] = [];
  let first = 0;
  for (const [index, line] of [...text.split("\n"), ""].entries()) {
    const plain = line.replace(/\r$/, "");
    if (plain === "") {
      if (lines.some((one) => one !== "")) yield new SourceText(file, lines.join("\n"), first + 1);
      lines = [];
      continue;
    }
    if (lines.length === 0) first = index;
    lines.push(DATA_LINE.test(plain) ? plain.replace(DATA_LINE, (field) => " ".repeat(field.length)) : "");
  }
}

/** Beside the headers, in the same object. */
const OWN = new Set(["body", "query", "timestamp"]);

function readMessage(spot: JsonSpot, message: JsonObject): Capture {
  const headers = membersAsHeaders(
    spot,
    Object.keys(message).filter((name) => !OWN.has(name)),
  );
  return captureOf(spot.origin, {
    url: `/${queryText(message["query"])}`,
    headers,
    body: bodyIn(spot, "body", headers),
    receivedAt: readTime(message["timestamp"]),
  });
}
