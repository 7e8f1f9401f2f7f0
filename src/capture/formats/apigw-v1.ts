import { awsCapture, contextOf, queryOf, textIn } from "../aws.ts";
import { jsonFormat } from "../json-format.ts";
import { readHeaders } from "../json-headers.ts";
import { isObject, type JsonObject, type JsonSpot } from "../json-source.ts";
import { readTime } from "../time.ts";

/**
 * API Gateway's REST API, and its HTTP API with payload format 1.0 (API Gateway developer guide, "Lambda proxy
 * integrations"; "payload format version").
 */
export default jsonFormat({
  id: "apigw-v1",
  title: "an API Gateway event (payload 1.0)",
  fidelity:
    "Keeps the body's bytes (as base64 or text) and repeated headers, not the headers' order; query parameters come decoded and are encoded anew.",
  fits: (event) =>
    typeof event["httpMethod"] === "string" &&
    !isObject(contextOf(event)["elb"]) &&
    (isObject(event["requestContext"]) || event["resource"] !== undefined)
      ? 0.9
      : 0,
  captures: (spot) => [readEvent(spot, spot.value as JsonObject)],
});

function readEvent(spot: JsonSpot, event: JsonObject) {
  const context = contextOf(event);
  const several = isObject(event["multiValueHeaders"]) ? "multiValueHeaders" : "headers";
  return awsCapture(spot, {
    method: spot.string("httpMethod") ?? "POST",
    // `path` lacks the stage, or a custom domain's base path, that the caller's URL has.
    path: textIn(context, "path") ?? spot.string("path") ?? "/",
    query: queryOf(event, encode),
    headers: readHeaders(event[several], several, spot),
    domain: textIn(context, "domainName"),
    id: textIn(context, "requestId"),
    receivedAt: readTime(context["requestTimeEpoch"]),
    remoteAddress: textIn(contextOf(event, "identity"), "sourceIp"),
  });
}

/** Half a surrogate pair is no text; it is written as U+FFFD, as browsers do. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}
