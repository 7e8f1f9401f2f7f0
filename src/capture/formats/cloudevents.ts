import type { Capture, Header } from "../../core/delivery.ts";
import { base64Body, type Body, NO_BODY, parsedBody, textBody, textFidelity } from "../body.ts";
import { BODY_LIKE, jsonFormat } from "../json-format.ts";
import type { JsonObject, JsonSpot } from "../json-source.ts";
import { isScalar } from "../parameters.ts";
import { captureOf } from "../request.ts";
import { headerText } from "../text.ts";
import { readTime } from "../time.ts";

/**
 * CloudEvents in structured mode (CloudEvents JSON format 1.0), as Eventarc, Azure Event Grid and functions frameworks
 * hand them over. They are read as their binary mode has them (HTTP binding, section 3.1): attributes are `ce-` headers,
 * `data` is the body. An event in binary mode is an HTTP request like any other, in whatever format it was kept.
 */
export default jsonFormat({
  id: "cloudevents",
  title: "a CloudEvent in structured mode (Eventarc, Event Grid)",
  fidelity:
    "Keeps attributes as ce- headers, and data as bytes where it is base64 or text; JSON data comes parsed, so its bytes are a guess.",
  fits: ({ specversion, id, source, type }) =>
    [specversion, id, source, type].every((attribute) => typeof attribute === "string") ? BODY_LIKE : 0,
  captures: (spot) => [readEvent(spot, spot.value as JsonObject)],
});

const NO_ATTRIBUTES = new Set(["data", "data_base64", "datacontenttype"]);

function readEvent(spot: JsonSpot, event: JsonObject): Capture {
  const contentType = spot.string("datacontenttype") ?? "application/json";
  const attributes = Object.entries(event).flatMap(([name, value]): Header[] =>
    !NO_ATTRIBUTES.has(name) && isScalar(value) ? [[headerText(`ce-${name}`), encoded(String(value))]] : [],
  );
  return captureOf(spot.origin, {
    id: spot.string("id"),
    headers: [["content-type", headerText(contentType)], ...attributes],
    body: readData(spot, contentType),
    receivedAt: readTime(event["time"]),
  });
}

function readData(spot: JsonSpot, contentType: string): Body {
  const base64 = spot.string("data_base64");
  if (base64 !== undefined) return { bytes: base64Body(base64, spot, "data_base64"), fidelity: "exact" };
  const data = spot.at("data");
  if (data.value === undefined || data.value === null) return NO_BODY;
  if (typeof data.value !== "string" || /^[^;]*[/+]json\s*(?:;|$)/i.test(contentType)) return parsedBody(data);
  return { bytes: textBody(data.value, spot, "data"), fidelity: textFidelity(data.value) };
}

/** Percent-encoded as the HTTP binding has it (section 3.1.3.2): what is not printable ASCII, blanks, quotes, percent. */
function encoded(text: string): string {
  return text.replace(/[^!#$&-~]/gu, (char) =>
    Array.from(Buffer.from(char, "utf8"), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""),
  );
}
