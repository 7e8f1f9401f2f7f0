import { asBuffer, latin1 } from "../../core/bytes.ts";
import { type JsonNode, nodeAt } from "../../core/json-tree.ts";
import { dumpName } from "../dumps.ts";
import { withoutDuplicates } from "../json-order.ts";
import { type JsonText, isObject, readJsonText } from "../json-text.ts";
import { inStyles, SIGNED_STYLES, styleName } from "../json-styles.ts";
import { bytesRepr, readBytesRepr, readValueRepr, valueRepr } from "../python-text.ts";
import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { bodyExplanation, type BodyChange, differed, distinct, isLarge, saysJson } from "./_body.ts";

/** A language's way to show bytes or objects, rather than the bytes: `b'…'`, `{'id': 1}`, `{"type":"Buffer","data":[…]}`. */
export default hypothesis({
  code: "body-repr",
  aspect: "body",
  rank: 34,
  attempts: (mismatch) => distinct(mismatch, mismatch.direction === "capture" ? read(mismatch) : written(mismatch)),
  explain: ({ data = "", what }, mismatch) =>
    bodyExplanation(mismatch, {
      capture: {
        cause: `it is ${data}, rather than the bytes`,
        detail: `The signature fits what stands in it, ${what}. Code on its way turned bytes into text the wrong way.`,
        fix: fixFor(data),
      },
      handler: {
        cause: `it hashes ${data}, rather than the bytes`,
        detail: "Turning bytes or an object into text shows them as source code would.",
        fix: fixFor(data),
      },
    }),
  suspicion: (mismatch) => {
    const { direction, delivery, provider, json } = mismatch;
    if (direction === "handler" || json !== undefined || !saysJson(delivery) || !differed(mismatch)) return undefined;
    const name = dumpName(latin1(delivery.body.subarray(0, 1000)));
    if (name === undefined) return undefined;
    return {
      title: `The body is no JSON, though its Content-Type says so: it looks like ${name}.`,
      detail: `Most likely the body was parsed or printed on its way, and ${provider.name} sent and signed other bytes. Those could not be made again from what is here.`,
      fix: CAPTURE_BYTES,
      likelihood: 0.85,
    };
  },
});

const CAPTURE_BYTES = {
  text: "Capture and verify the raw bytes of the request, before anything parses or prints them.",
  topic: "raw-body",
} as const;

const PYTHON_BYTES = "Python's str() of bytes (b'…')";
const PYTHON_DICT = "Python's str() of the parsed body ({'…': …})";
const BUFFER_JSON = 'JSON.stringify of a Buffer ({"type":"Buffer","data":[…]})';
const BYTE_LIST = "a list of byte values";
const GO_BYTES = "Go's fmt of a []byte ([123 34 …])";
const RUBY_HASH = 'Ruby\'s inspect of the parsed body ({"…"=>…})';

function fixFor(data: string) {
  const python = data === PYTHON_BYTES || data === PYTHON_DICT;
  return python
    ? ({
        text: "Give the bytes themselves to hmac.new (request.body, await request.body(), request.get_data()); where text is demanded, decode: body.decode().",
        topic: "raw-body",
      } as const)
    : ({
        text: "Give the bytes themselves to the hash; where text is demanded, decode them as UTF-8.",
        topic: "raw-body",
      } as const);
}

function* read(mismatch: Mismatch): Iterable<BodyChange> {
  const { delivery, json } = mismatch;
  if (json === undefined && !isLarge(mismatch)) yield* readValues(mismatch);
  const bytes = readBytesRepr(latin1(delivery.body));
  if (bytes) yield { what: "with its escapes read", data: PYTHON_BYTES, stacks: true, body: bytes };
  const listed = json && bytesOfJson(json);
  if (listed)
    yield {
      what: "read as byte values",
      data: json.kind === "object" ? BUFFER_JSON : BYTE_LIST,
      stacks: true,
      body: listed,
    };
  const numbers = /^\[?(\d{1,3}(?:[, ]\s?\d{1,3})+)\]?$/.exec(latin1(delivery.body));
  const plain = numbers && bytesOfNumbers(numbers[1]!.split(/[, ]\s?/).map(Number));
  if (plain) yield { what: "read as byte values", data: BYTE_LIST, stacks: true, body: plain };
}

/** A dict or list, as the JSON that was parsed into it: how that was written, the styles of those who sign tell. */
function* readValues({ text }: Mismatch): Iterable<BodyChange> {
  const values = text === undefined ? undefined : readValueRepr(text);
  if (values === undefined) return;
  for (const [index, [style, body]] of Array.from(inStyles(values, SIGNED_STYLES)).entries()) {
    yield {
      what: styleName(style).replace("written", "written as JSON"),
      data: PYTHON_DICT,
      body,
      ...(index === 0 && { stacks: true }),
    };
  }
}

function bytesOfJson(json: JsonNode): Buffer | undefined {
  const list = json.kind === "object" ? nodeAt(json, "data") : json;
  if (list?.kind !== "array" || list.items.length === 0) return undefined;
  return bytesOfNumbers(list.items.map((item) => (item.kind === "number" ? Number(item.lexeme) : Number.NaN)));
}

function bytesOfNumbers(values: readonly number[]): Buffer | undefined {
  return values.every((value) => Number.isInteger(value) && value >= 0 && value <= 255)
    ? Buffer.from(values)
    : undefined;
}

function* written(mismatch: Mismatch): Iterable<BodyChange> {
  const { delivery, json, text } = mismatch;
  if (isLarge(mismatch)) return;
  const body = asBuffer(delivery.body);
  yield { what: "as b'…'", data: PYTHON_BYTES, body: bytesRepr(body) };
  yield { what: "as JSON of a Buffer", data: BUFFER_JSON, body: JSON.stringify(body) };
  yield { what: "as byte values with commas", data: `${BYTE_LIST} (String of a Uint8Array)`, body: body.join(",") };
  yield { what: "as byte values with blanks", data: GO_BYTES, body: `[${body.join(" ")}]` };
  yield { what: "as a JSON list of byte values", data: BYTE_LIST, body: `[${body.join(",")}]` };
  if (json === undefined || text === undefined) return;
  const parsed = withoutDuplicates(readJsonText(text));
  yield { what: "as {'…': …}", data: PYTHON_DICT, body: valueRepr(parsed) };
  yield { what: 'as {"…"=>…}', data: RUBY_HASH, body: rubyInspect(parsed, "=>") };
  yield { what: 'as {"…" => …}', data: RUBY_HASH, body: rubyInspect(parsed, " => ") };
}

/** @param arrow Ruby 3.4 sets blanks around it. */
function rubyInspect(json: JsonText, arrow: string): string {
  if (typeof json === "string") return json === "null" ? "nil" : json;
  if (isObject(json))
    return `{${json.members.map(([key, value]) => `${key}${arrow}${rubyInspect(value, arrow)}`).join(", ")}}`;
  return `[${json.items.map((item) => rubyInspect(item, arrow)).join(", ")}]`;
}
