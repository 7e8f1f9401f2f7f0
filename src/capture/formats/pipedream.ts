import type { Capture } from "../../core/delivery.ts";
import { bodyIn } from "../body.ts";
import { jsonFormat } from "../json-format.ts";
import { readHeaders } from "../json-headers.ts";
import { isObject, type JsonObject, type JsonSpot } from "../json-source.ts";
import { captureOf } from "../request.ts";

/** The event of Pipedream's HTTP trigger, RequestBin's successor (https://pipedream.com/docs/workflows/building-workflows/triggers). */
export default jsonFormat({
  id: "pipedream",
  title: "a Pipedream (RequestBin) event",
  fidelity:
    "Keeps the URL and the headers, with names in lower case; a body of JSON comes parsed, so its bytes are a guess, unless bodyRaw is there.",
  fits: (value) => (isEvent(value) || isEvent(eventIn(value)) ? 0.85 : 0),
  captures: (spot) => [readEvent(isEvent(spot.value as JsonObject) ? spot : spot.at("event"))],
});

function isEvent({ headers, inferred_body_type: type, client_ip: ip, method }: JsonObject): boolean {
  return isObject(headers) && typeof method === "string" && (typeof type === "string" || typeof ip === "string");
}

/** The event as the export of a step has it: `{"event": {…}}`. */
function eventIn({ event }: JsonObject): JsonObject {
  return isObject(event) ? event : {};
}

function readEvent(spot: JsonSpot): Capture {
  const headers = readHeaders(spot.at("headers").value, "headers", spot);
  return captureOf(spot.origin, {
    method: spot.string("method"),
    url: spot.string("url"),
    headers,
    body: bodyIn(spot, typeof spot.at("bodyRaw").value === "string" ? "bodyRaw" : "body", headers),
    remoteAddress: spot.string("client_ip"),
  });
}
