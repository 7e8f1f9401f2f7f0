import type { Header } from "../../core/delivery.ts";
import { header } from "../../core/headers.ts";
import { awsCapture, contextOf, queryOf } from "../aws.ts";
import { jsonFormat } from "../json-format.ts";
import { readHeaders } from "../json-headers.ts";
import { isObject, type JsonObject, type JsonSpot } from "../json-source.ts";

/** An Application Load Balancer with a Lambda target (its user guide, "Lambda functions as targets"). */
export default jsonFormat({
  id: "alb",
  title: "an Application Load Balancer event",
  fidelity:
    "Keeps the body's bytes (as base64 or text); header names come in lower case, and of repeated headers only the last, unless multi-value headers are switched on.",
  fits: (event) => (isObject(contextOf(event)["elb"]) && typeof event["httpMethod"] === "string" ? 0.95 : 0),
  captures: (spot) => [readEvent(spot, spot.value as JsonObject)],
});

function readEvent(spot: JsonSpot, event: JsonObject) {
  const several = isObject(event["multiValueHeaders"]) ? "multiValueHeaders" : "headers";
  const headers = readHeaders(event[several], several, spot);
  return awsCapture(spot, {
    method: spot.string("httpMethod") ?? "POST",
    path: spot.string("path") ?? "/",
    // Query parameters come as they were sent, still encoded.
    query: queryOf(event, (text) => text),
    headers,
    receivedAt: traceTime(headers),
  });
}

/** The event has no time of its own, but the load balancer's trace id has: `Root=1-<seconds in hex>-…`. */
function traceTime(headers: readonly Header[]): number | undefined {
  const seconds = /\bRoot=1-([0-9a-f]{8})-/.exec(header(headers, "x-amzn-trace-id") ?? "")?.[1];
  return seconds === undefined ? undefined : Number.parseInt(seconds, 16) * 1000;
}
