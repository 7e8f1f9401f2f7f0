import type { Capture } from "../../core/delivery.ts";
import { parsedBody } from "../body.ts";
import { BODY_LIKE, eachOf, firstOf, jsonFormat } from "../json-format.ts";
import type { JsonObject, JsonSpot } from "../json-source.ts";
import { captureOf } from "../request.ts";
import { readTime } from "../time.ts";

/**
 * Stripe's event objects, as the CLI prints them (`stripe listen --print-json` one after the other, `stripe events
 * list` in a list) and the API gives them (https://docs.stripe.com/api/events). A webhook's body is such an object, so
 * commands that take payloads take a single one for the body itself.
 */
export default jsonFormat({
  id: "stripe-cli",
  title: "Stripe events as its CLI prints them",
  fidelity:
    "Keeps the parsed body only, so its bytes are a guess; the headers, and with them the signature, are not there: good for signing and replaying.",
  fits: (value) => (isEvent(value) ? BODY_LIKE : isEventList(value) ? 0.9 : 0),
  captures: (spot) =>
    isEventList(spot.value as JsonObject)
      ? eachOf(
          spot.at("data"),
          { problem: "there are no events in it", hint: "stripe events list shows those of the last 30 days." },
          readEvent,
        )
      : [readEvent(spot)],
});

function isEvent({ object, id, type }: JsonObject): boolean {
  return (object === "event" || object === "v2.core.event") && typeof id === "string" && typeof type === "string";
}

function isEventList(value: JsonObject): boolean {
  return (
    (value["object"] === "list" && (isEvent(firstOf(value, "data") ?? {}) || value["url"] === "/v1/events")) ||
    (value["object"] === undefined && isEvent(firstOf(value, "data") ?? {}))
  );
}

function readEvent(spot: JsonSpot): Capture {
  return captureOf(spot.origin, {
    id: spot.string("id"),
    headers: [],
    body: parsedBody(spot),
    receivedAt: readTime(spot.at("created").value),
    source: "stripe",
  });
}
