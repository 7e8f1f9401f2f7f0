import type { Capture, Header } from "../../core/delivery.ts";
import { latin1 } from "../../core/bytes.ts";
import { HookctlError } from "../../core/error.ts";
import { header } from "../../core/headers.ts";
import { type Body, formBody, NO_BODY, textBody, textFidelity } from "../body.ts";
import { attempt, type CaptureFormat, type CaptureResult } from "../format.ts";
import { jsonFormat } from "../json-format.ts";
import { isObject, type JsonSpot } from "../json-source.ts";
import { encodeParameters } from "../parameters.ts";
import { captureOf } from "../request.ts";
import { headerText, withoutBom } from "../text.ts";
import { readTime } from "../time.ts";
import { fillIn, missingValues } from "../variables.ts";

/** Insomnia's export, formats 3 and 4 (https://developer.konghq.com/insomnia/import-export). Each request is a capture. */
const format4 = jsonFormat({
  id: "insomnia",
  title: "an Insomnia export (format 4)",
  fidelity:
    "Keeps a body's text and the headers that are written out; form fields are encoded anew, and template variables must be replaced by values.",
  fits: ({ _type: type, resources }) => (type === "export" && Array.isArray(resources) ? 0.95 : 0),
  captures: readExport,
});

/** Format 5, which is YAML. */
const FORMAT_5 = /^type: ["']?[a-z]+\.insomnia\.rest\/\d/;

export default {
  ...format4,
  detect: (sample) => (FORMAT_5.test(sample.head) ? 0.95 : format4.detect(sample)),
  read(input) {
    if (!FORMAT_5.test(latin1(withoutBom(input.bytes.subarray(0, 4096))))) return format4.read(input);
    throw new HookctlError("data", "this is an export of Insomnia 5 in YAML, which is not read", {
      where: { file: input.name, line: 1, column: 1 },
      hint: "Export as HAR instead: it has what is sent, with variables filled in.",
    });
  },
} satisfies CaptureFormat;

function* readExport(spot: JsonSpot): Iterable<CaptureResult> {
  const requests = spot
    .at("resources")
    .elements()
    .filter(({ value }) => isObject(value) && value["_type"] === "request");
  if (requests.length === 0) throw spot.at("resources").error("the export has no requests in it");
  for (const request of requests) yield attempt(request.origin, () => readRequest(request));
}

function readRequest(spot: JsonSpot): Capture {
  const given = pairs(spot.at("headers")).map(([name, value]): Header => [headerText(name), headerText(value)]);
  const { body, contentType } = readBody(spot.at("body"));
  const implied = contentType !== undefined && header(given, "content-type") === undefined;
  return captureOf(spot.origin, {
    id: spot.string("_id"),
    method: written(spot, "method") ?? "GET",
    url: withQuery(written(spot, "url") ?? "", pairs(spot.at("parameters"))),
    headers: implied ? [...given, ["Content-Type", contentType]] : given,
    body,
    receivedAt: readTime(spot.at("modified").value),
  });
}

const NOTHING: ReadonlyMap<string, string> = new Map();

/** A text in which nothing is left to fill in. */
function written(record: JsonSpot, name: string): string | undefined {
  const text = record.string(name);
  if (text === undefined) return undefined;
  const { missing } = fillIn(text, NOTHING);
  if (missing.length > 0)
    throw record
      .at(name)
      .error(missingValues(missing), "Write the value in its place: which environment was active is not exported.");
  const tag = /\{%[^%]*%\}/.exec(text)?.[0];
  if (tag !== undefined)
    throw record.at(name).error(`what ${tag} becomes is not in the file`, "Write what was sent in its place.");
  return text;
}

/** Names and values of those that are switched on. */
function pairs(list: JsonSpot): [name: string, value: string][] {
  const all = Array.isArray(list.value) ? (list.value as readonly unknown[]) : [];
  return all.flatMap((element, index): [string, string][] => {
    const spot = list.at(index);
    if (!isObject(element)) throw spot.error('this is no object with "name" and "value"');
    if (element["disabled"] === true) return [];
    const name = written(spot, "name") ?? "";
    return name === "" ? [] : [[name, written(spot, "value") ?? ""]];
  });
}

function withQuery(url: string, parameters: readonly [string, string][]): string {
  if (parameters.length === 0) return url;
  return `${url}${url.includes("?") ? "&" : "?"}${encodeParameters(parameters)}`;
}

function readBody(spot: JsonSpot): { body: Body; contentType?: string | undefined } {
  if (!isObject(spot.value)) return { body: NO_BODY };
  const contentType = spot.string("mimeType") || undefined;
  const text = written(spot, "text");
  if (text !== undefined)
    return { body: { bytes: textBody(text, spot, "text"), fidelity: textFidelity(text) }, contentType };
  if (Array.isArray(spot.value["params"]) && contentType === "application/x-www-form-urlencoded")
    return { body: formBody(pairs(spot.at("params"))), contentType };
  if (contentType === undefined && spot.value["params"] === undefined) return { body: NO_BODY };
  throw spot.error(`a body of the type ${contentType ?? "unknown"} has no bytes in the export`);
}
