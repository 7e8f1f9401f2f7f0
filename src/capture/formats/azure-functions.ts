import type { Capture } from "../../core/delivery.ts";
import { header } from "../../core/headers.ts";
import { bodyIn, isNodeBuffer } from "../body.ts";
import { jsonFormat } from "../json-format.ts";
import { readHeaders } from "../json-headers.ts";
import { isObject, type JsonObject, type JsonSpot } from "../json-source.ts";
import { captureOf, publicUrl } from "../request.ts";
import { readTime } from "../time.ts";

/**
 * An Azure Function's HTTP trigger: the `req` of the Node.js model (Azure Functions Node.js developer guide, "Request
 * object"), or what a custom handler is sent (`{"Data": {"req": …}, "Metadata": …}`; "Azure Functions custom handlers").
 */
export default jsonFormat({
  id: "azure-functions",
  title: "an Azure Functions HTTP request",
  fidelity:
    "Keeps the body as the text of rawBody or Body, else parsed, so that its bytes are a guess; header names come in lower case from the Node.js model.",
  fits: (value) => (isRequest(value) ? 0.85 : triggerOf(value) === undefined ? 0 : 0.9),
  captures: (spot) => [isRequest(spot.value as JsonObject) ? readRequest(spot) : readTrigger(spot)],
});

function isRequest({ originalUrl, headers, rawBody }: JsonObject): boolean {
  if (typeof originalUrl !== "string" || !isObject(headers) || isNodeBuffer(rawBody)) return false;
  return (
    typeof rawBody === "string" ||
    ["x-arr-log-id", "disguised-host", "x-site-deployment-id"].some((name) => name in headers)
  );
}

/** The name of the binding whose value is the request. */
function triggerOf({ Data: data, Metadata: metadata }: JsonObject): string | undefined {
  if (!isObject(data) || !isObject(metadata)) return undefined;
  return Object.keys(data).find((name) => {
    const request = data[name];
    return isObject(request) && typeof request["Url"] === "string" && isObject(request["Headers"]);
  });
}

function readRequest(spot: JsonSpot): Capture {
  const { headers: fields, rawBody, body } = spot.value as JsonObject;
  const headers = readHeaders(fields, "headers", spot);
  const kept = typeof rawBody === "string" && !isNodeBuffer(body) ? "rawBody" : "body";
  return captureOf(spot.origin, {
    id: header(headers, "x-arr-log-id"),
    method: spot.string("method"),
    url: publicUrl(headers, spot.string("originalUrl") ?? "/"),
    headers,
    body: bodyIn(spot, kept, headers),
  });
}

function readTrigger(spot: JsonSpot): Capture {
  const request = spot.at("Data").at(triggerOf(spot.value as JsonObject)!);
  const headers = readHeaders(request.at("Headers").value, "Headers", request);
  return captureOf(spot.origin, {
    method: request.string("Method"),
    url: request.string("Url"),
    headers,
    body: bodyIn(request, "Body", headers),
    receivedAt: readTime(spot.at("Metadata").at("sys").at("UtcNow").value),
  });
}
