import type { Capture } from "../../core/delivery.ts";
import { bodyIn, bodyLeftOut } from "../body.ts";
import { jsonFormat } from "../json-format.ts";
import { readHeaders } from "../json-headers.ts";
import { isObject, type JsonObject, type JsonSpot } from "../json-source.ts";
import { captureOf } from "../request.ts";
import { readTime } from "../time.ts";

/**
 * Events of Cloudflare Workers: `wrangler tail --format json` and tail handlers (`event.request`), and Logpush's data set
 * Workers Trace Events (`Event.Request`), whose requests have neither headers nor body
 * (https://developers.cloudflare.com/workers/runtime-apis/handlers/tail).
 */
export default jsonFormat({
  id: "cloudflare",
  title: "a Cloudflare Workers event (tail or Logpush)",
  fidelity:
    "Keeps headers, with names in lower case and sensitive values as REDACTED; bodies are not logged, so a request is read where it had none or its body was added to it.",
  fits: (value) => (requestPath(value) === undefined ? 0 : 0.9),
  captures: (spot) => [readEvent(spot)],
});

/** Where the request stands, in either spelling. */
function requestPath(value: JsonObject): readonly [string, string] | undefined {
  const hasOutcome = ["outcome", "Outcome", "scriptName", "ScriptName"].some((name) => name in value);
  if (!hasOutcome) return undefined;
  if (isObject(value["event"]) && isObject(value["event"]["request"])) return ["event", "request"];
  return isObject(value["Event"]) && isObject(value["Event"]["Request"]) ? ["Event", "Request"] : undefined;
}

function readEvent(spot: JsonSpot): Capture {
  const [event, name] = requestPath(spot.value as JsonObject)!;
  const request = spot.at(event).at(name);
  const method = request.string("method") ?? request.string("Method") ?? "GET";
  const member = ["headers", "Headers"].find((headers) => request.at(headers).value !== undefined);
  const headers = member === undefined ? [] : readHeaders(request.at(member).value, member, request);
  const kept = ["body", "Body"].find((body) => request.at(body).value !== undefined);
  return captureOf(spot.origin, {
    id: spot.at(event).string("RayID") ?? headers.find(([header]) => header === "cf-ray")?.[1],
    method,
    url: request.string("url") ?? request.string("URL"),
    headers,
    body: kept === undefined ? bodyLeftOut(request, method, headers, LEFT_OUT) : bodyIn(request, kept, headers),
    receivedAt: readTime(spot.at("eventTimestamp").value ?? spot.at("EventTimestampMs").value),
    remoteAddress: headers.find(([header]) => header === "cf-connecting-ip")?.[1],
  });
}

const LEFT_OUT = "Cloudflare logs no bodies. Log await request.clone().text() in the Worker, or use hookctl listen.";
