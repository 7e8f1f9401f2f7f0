import type { Capture, Header } from "../../core/delivery.ts";
import { parsedBody } from "../body.ts";
import { eachOf, firstOf, jsonFormat } from "../json-format.ts";
import { readHeaders } from "../json-headers.ts";
import { isObject, type JsonObject, type JsonSpot } from "../json-source.ts";
import { captureOf } from "../request.ts";
import { headerText } from "../text.ts";
import { readTime } from "../time.ts";

/** Svix's messages and message attempts, single or a page of them (https://api.svix.com/docs, "Message", "Message Attempt"). */
export default jsonFormat({
  id: "svix",
  title: "a Svix message or message attempt",
  fidelity:
    "Keeps the parsed payload, so its bytes are a guess, and the message's id; the signature is not there, unless headers were added to the record.",
  fits: (value) => {
    const record = value["iterator"] === undefined ? value : (firstOf(value, "data") ?? {});
    return isAttempt(record) ? 0.9 : isMessage(record) ? 0.75 : 0;
  },
  captures: (spot) =>
    Array.isArray((spot.value as JsonObject)["data"])
      ? eachOf(spot.at("data"), { problem: "there are no messages in it", hint: "Is it another page?" }, readRecord)
      : [readRecord(spot)],
});

function isAttempt({ msgId, endpointId }: JsonObject): boolean {
  return typeof msgId === "string" && typeof endpointId === "string";
}

function isMessage({ id, eventType, payload }: JsonObject): boolean {
  return typeof id === "string" && id.startsWith("msg_") && typeof eventType === "string" && payload !== undefined;
}

function readRecord(spot: JsonSpot): Capture {
  const attempt = isObject(spot.value) && isAttempt(spot.value);
  const message = attempt ? spot.at("msg") : spot;
  if (!isObject(message.value) || message.value["payload"] === undefined)
    throw spot.error(
      "this attempt has no payload",
      "Ask for it with its message: with_msg=true where attempts are listed by endpoint, or get the message by its id.",
    );
  const id = spot.string(attempt ? "msgId" : "id");
  const own = readHeaders(spot.at("headers").value, "headers", spot);
  const known: Header[] = id === undefined ? [] : [["svix-id", headerText(id)]];
  return captureOf(spot.origin, {
    id,
    url: spot.string("url"),
    headers: own.length > 0 ? own : known,
    body: parsedBody(message.at("payload")),
    receivedAt: readTime(spot.at("timestamp").value),
  });
}
