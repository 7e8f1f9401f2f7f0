import type { Capture } from "../../core/delivery.ts";
import { header } from "../../core/headers.ts";
import { bodyIn, isNodeBuffer } from "../body.ts";
import { jsonFormat } from "../json-format.ts";
import { readHeaders } from "../json-headers.ts";
import { isObject, type JsonObject, type JsonSpot } from "../json-source.ts";
import { captureOf, publicUrl } from "../request.ts";

/**
 * The `req` of a Google Cloud (or Firebase) function in Node.js, written with JSON.stringify: Express's request with
 * `rawBody`, a Buffer (Cloud Run functions, "Write HTTP functions").
 */
export default jsonFormat({
  id: "cloud-functions",
  title: "a Google Cloud Functions HTTP request",
  fidelity:
    "Keeps the body's bytes in rawBody, else the parsed body, whose bytes are a guess; header names come in lower case, and the URL lacks the function's name.",
  fits: ({ headers, rawBody, method }) =>
    isObject(headers) && typeof method === "string" && (isNodeBuffer(rawBody) || "function-execution-id" in headers)
      ? 0.85
      : 0,
  captures: (spot) => [readRequest(spot)],
});

function readRequest(spot: JsonSpot): Capture {
  const { headers: fields, rawBody } = spot.value as JsonObject;
  const headers = readHeaders(fields, "headers", spot);
  return captureOf(spot.origin, {
    id: header(headers, "function-execution-id"),
    method: spot.string("method"),
    url: publicUrl(headers, spot.string("originalUrl") ?? spot.string("url") ?? "/"),
    headers,
    body: bodyIn(spot, isNodeBuffer(rawBody) ? "rawBody" : "body", headers),
  });
}
