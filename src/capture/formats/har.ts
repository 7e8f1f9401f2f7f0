import type { Capture, Header } from "../../core/delivery.ts";
import { type Body, declaredLength, formBody, NO_BODY, sizedText } from "../body.ts";
import { eachOf, jsonFormat } from "../json-format.ts";
import { isObject, type JsonObject, type JsonSpot } from "../json-source.ts";
import { pseudoHeaders } from "../pseudo-headers.ts";
import { absoluteUrl, requestTarget } from "../target.ts";
import { decodeBase64, headerText } from "../text.ts";
import { readTime } from "../time.ts";

/** HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/). Each request of the archive is a capture. */
export default jsonFormat({
  id: "har",
  title: "a HAR archive",
  fidelity:
    "Keeps headers in order; the body is text, whose bytes a fitting Content-Length confirms; a body kept as form parameters only is encoded anew.",
  fits: ({ log }: JsonObject) => (isObject(log) && Array.isArray(log["entries"]) ? 0.95 : 0),
  captures: (spot) =>
    eachOf(
      spot.at("log").at("entries"),
      {
        problem: "the archive has no entries",
        hint: "Record the request with the network panel open, then export again.",
      },
      (entry) => readRequest(entry.at("request"), entry),
    ),
});

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
  return sizedText(text, sentLength(headers, bodySize));
}

/** The length of the body on the wire, where the archive tells it. */
function sentLength(headers: readonly Header[], bodySize: unknown): number | undefined {
  return declaredLength(headers) ?? (typeof bodySize === "number" && bodySize > 0 ? bodySize : undefined);
}

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
  return formBody(pairs);
}
