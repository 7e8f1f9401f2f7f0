import type { Capture } from "../../core/delivery.ts";
import { base64Body, type Body, NO_BODY } from "../body.ts";
import { BODY_LIKE, jsonFormat } from "../json-format.ts";
import { readHeaders } from "../json-headers.ts";
import { isObject, type JsonObject, type JsonSpot } from "../json-source.ts";
import { captureOf } from "../request.ts";
import { readTime } from "../time.ts";

/**
 * Messages of Google Cloud Pub/Sub: pushed (`{"message", "subscription"}`), pulled (`gcloud pubsub subscriptions pull
 * --format=json`), through Eventarc (a CloudEvent of type messagePublished), or as a background function had them.
 * Providers that deliver through Pub/Sub put into the attributes what they put into headers elsewhere.
 */
export default jsonFormat({
  id: "pubsub",
  title: "a Google Pub/Sub message (push, pull or Eventarc)",
  fidelity:
    "Keeps the message's bytes, which are base64, and its attributes as headers; of the push request itself only its body is there.",
  fits(value) {
    const { path, confidence } = kindOfEvent(value);
    return path === undefined ? 0 : confidence;
  },
  captures: (spot) => [readMessage(spot)],
});

interface Kind {
  /** Where the message stands; undefined for what has none. */
  readonly path: readonly string[] | undefined;
  readonly confidence: number;
}

function kindOfEvent({ message, ackId, type, data, context }: JsonObject): Kind {
  if (isMessage(message)) return { path: ["message"], confidence: typeof ackId === "string" ? 0.9 : BODY_LIKE };
  if (!isObject(data)) return { path: undefined, confidence: 0 };
  // A CloudEvent like others, but one whose data is an envelope: better than the format of all CloudEvents.
  if (type === "google.cloud.pubsub.topic.v1.messagePublished" && isMessage(data["message"]))
    return { path: ["data", "message"], confidence: BODY_LIKE + 0.1 };
  const kind = data["@type"];
  const background = isObject(context) && typeof kind === "string" && kind.endsWith(".PubsubMessage");
  return { path: background ? ["data"] : undefined, confidence: 0.9 };
}

function isMessage(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { data, attributes, messageId, message_id: id, publishTime, publish_time: time } = value;
  const content = typeof data === "string" || isObject(attributes);
  return content && [messageId, id, publishTime, time].some((mark) => typeof mark === "string");
}

function readMessage(spot: JsonSpot): Capture {
  const { path = [] } = kindOfEvent(spot.value as JsonObject);
  const message = path.reduce((at, step) => at.at(step), spot);
  const context = spot.at("context");
  return captureOf(spot.origin, {
    id: message.string("messageId") ?? message.string("message_id") ?? textAt(context, "eventId"),
    headers: readHeaders(message.at("attributes").value, "attributes", message),
    body: readData(message),
    receivedAt: readTime(
      message.at("publishTime").value ?? message.at("publish_time").value ?? context.at("timestamp").value,
    ),
  });
}

function textAt(spot: JsonSpot, name: string): string | undefined {
  return isObject(spot.value) ? spot.string(name) : undefined;
}

function readData(message: JsonSpot): Body {
  const data = message.string("data");
  return data === undefined ? NO_BODY : { bytes: base64Body(data, message, "data"), fidelity: "exact" };
}
