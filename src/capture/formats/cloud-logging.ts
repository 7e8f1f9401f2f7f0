import type { Capture, Header } from "../../core/delivery.ts";
import { bodyIn, bodyLeftOut } from "../body.ts";
import { jsonFormat } from "../json-format.ts";
import { readHeaders } from "../json-headers.ts";
import { isObject, type JsonSpot } from "../json-source.ts";
import { captureOf } from "../request.ts";
import { headerText } from "../text.ts";
import { readTime } from "../time.ts";

/**
 * A request's entry in Google Cloud Logging, as Cloud Run and Cloud Functions write it (`gcloud logging read
 * --format=json`; LogEntry and HttpRequest of the Logging API). Headers and body are there where the service logged
 * them itself, as `headers` and `body` of the entry's JSON payload.
 */
export default jsonFormat({
  id: "cloud-logging",
  title: "a Cloud Run request log entry (Google Cloud Logging)",
  fidelity:
    "Keeps method and URL; headers and body only where the service logged them as headers and body of its JSON payload.",
  fits: ({ logName, insertId, httpRequest }) =>
    isObject(httpRequest) && (typeof logName === "string" || typeof insertId === "string") ? 0.9 : 0,
  captures: (spot) => [readEntry(spot)],
});

function readEntry(spot: JsonSpot): Capture {
  const request = spot.at("httpRequest");
  const payload = spot.at("jsonPayload");
  const method = request.string("requestMethod") ?? "POST";
  const logged = readHeaders(payload.at("headers").value, "headers", payload);
  const agent = request.string("userAgent");
  const headers: readonly Header[] =
    logged.length > 0 || agent === undefined ? logged : [["user-agent", headerText(agent)]];
  const kept = ["rawBody", "body"].find((name) => (payload.at(name).value ?? undefined) !== undefined);
  return captureOf(spot.origin, {
    id: spot.string("insertId"),
    method,
    url: request.string("requestUrl"),
    headers,
    body: kept === undefined ? bodyLeftOut(spot, method, headers, LEFT_OUT) : bodyIn(payload, kept, headers),
    receivedAt: readTime(spot.at("timestamp").value),
    remoteAddress: request.string("remoteIp"),
  });
}

const LEFT_OUT =
  'Request logs have no bodies. Log {"httpRequest", "headers", "body"} in the service, or receive it with hookctl listen.';
