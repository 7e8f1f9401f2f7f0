import type { Capture, Header } from "../../core/delivery.ts";
import { utf8 } from "../../core/bytes.ts";
import { header } from "../../core/headers.ts";
import { type Body, NO_BODY } from "../body.ts";
import { attempt, type CaptureResult } from "../format.ts";
import { jsonFormat } from "../json-format.ts";
import { isObject, type JsonObject, type JsonSpot } from "../json-source.ts";
import { pseudoHeaders } from "../pseudo-headers.ts";
import { absoluteUrl, requestTarget } from "../target.ts";
import { BEYOND_LATIN1, decodeBase64, headerText, LONE_SURROGATE } from "../text.ts";
import { readTime } from "../time.ts";

/** HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/). Each request of the archive is a capture. */
export default jsonFormat({
  id: "har",
  title: "a HAR archive",
  fidelity:
    "Keeps headers in order; the body is text, whose bytes a fitting Content-Length confirms; a body kept as form parameters only is encoded anew.",
  fits: ({ log }: JsonObject) => (isObject(log) && Array.isArray(log["entries"]) ? 0.95 : 0),
  *captures(spot) {
    const entries = spot.at("log").at("entries").elements();
    if (entries.length === 0)
      throw spot
        .at("log")
        .at("entries")
        .error("the archive has no entries", "Record the request with the network panel open, then export again.");
    for (const entry of entries) yield readEntry(entry);
  },
});

function readEntry(entry: JsonSpot): CaptureResult {
  return attempt(entry.origin, () => readRequest(entry.at("request"), entry));
}

function readRequest(request: JsonSpot, entry: JsonSpot): Capture {
  if (!isObject(request.value)) throw entry.error("this entry has no request");
  const { headers, method, path } = pseudoHeaders(readFields(request));
  const url = request.string("url") ?? "";
  const body = readBody(request.at("postData"), headers, request.at("bodySize").value);
  const { file, line, column } = entry.origin;
  return {
    delivery: {
      id: `${file}:${line}:${column}`,
      receivedAt: readTime(entry.at("startedDateTime").value),
      method: request.string("method") ?? method ?? "GET",
      target: path ?? requestTarget(url),
      url: absoluteUrl(url),
      headers,
      body: body.bytes,
    },
    fidelity: body.fidelity,
    origin: entry.origin,
  };
}

function readFields(request: JsonSpot): Header[] {
  const spot = request.at("headers");
  if (spot.value === undefined) return [];
  if (!Array.isArray(spot.value)) throw spot.error('"headers" is no list of {"name", "value"}');
  return (spot.value as readonly unknown[]).map((_, index): Header => {
    const field = spot.at(index);
    const name = isObject(field.value) ? field.string("name") : undefined;
    if (name === undefined) throw field.error("a header has no name");
    return [headerText(name), headerText(field.string("value") ?? "")];
  });
}

function readBody(postData: JsonSpot, headers: readonly Header[], bodySize: unknown): Body {
  if (!isObject(postData.value)) return NO_BODY;
  const text = postData.string("text");
  if (
    text === undefined ||
    (text === "" && Array.isArray(postData.value["params"]) && postData.value["params"].length > 0)
  )
    return readParams(postData);
  const encoding = postData.string("encoding") ?? postData.string("_encoding");
  if (encoding !== undefined && encoding.toLowerCase() === "base64") {
    const bytes = decodeBase64(text);
    if (!bytes) throw postData.at("text").error("the body is not base64, or a part of it is missing");
    return { bytes, fidelity: "exact" };
  }
  return bytesOfText(text, sentLength(headers, bodySize));
}

/** The length of the body on the wire, where the archive tells it. */
function sentLength(headers: readonly Header[], bodySize: unknown): number | undefined {
  const declared = header(headers, "content-length");
  if (declared !== undefined && /^\d+$/.test(declared)) return Number(declared);
  return typeof bodySize === "number" && bodySize > 0 ? bodySize : undefined;
}

/**
 * HAR has no way to say how the text was made from bytes. Browsers decode UTF-8; for binary bodies, tools write one
 * character a byte, or base64 that they do not declare. The length that was sent tells which.
 */
function bytesOfText(text: string, length: number | undefined): Body {
  const asUtf8 = utf8(text);
  const lossy = text.includes("\ufffd") || LONE_SURROGATE.test(text);
  if (length === undefined) return { bytes: asUtf8, fidelity: lossy ? "reencoded" : "exact" };
  if (asUtf8.length === length && !lossy) return { bytes: asUtf8, fidelity: "exact" };
  if (text.length === length && !BEYOND_LATIN1.test(text))
    return { bytes: Buffer.from(text, "latin1"), fidelity: "exact" };
  const base64 = decodeBase64(text);
  if (base64?.length === length) return { bytes: base64, fidelity: "exact" };
  return { bytes: asUtf8, fidelity: "reencoded" };
}

/** Form parameters, encoded as browsers do (WHATWG URL, section 5): their decoded values are all that is left. */
function readParams(postData: JsonSpot): Body {
  const params = postData.at("params");
  if (!Array.isArray(params.value) || params.value.length === 0) return NO_BODY;
  if (/^multipart\//i.test(postData.string("mimeType") ?? "")) {
    throw params.error(
      "the archive kept a multipart body as its fields only",
      "Its bytes are lost; copy the request as curl, or record it as raw HTTP.",
    );
  }
  const pairs = (params.value as readonly unknown[]).map((_, index): [string, string] => {
    const param = params.at(index);
    if (!isObject(param.value)) throw param.error('a parameter is no object with "name" and "value"');
    return [param.string("name") ?? "", param.string("value") ?? ""];
  });
  return { bytes: utf8(new URLSearchParams(pairs).toString()), fidelity: "reencoded" };
}
