import type { Capture, Header } from "../../core/delivery.ts";
import { utf8 } from "../../core/bytes.ts";
import { bodyIn } from "../body.ts";
import { eachOf, firstOf, jsonFormat } from "../json-format.ts";
import { membersAsHeaders, readHeaders } from "../json-headers.ts";
import { isObject, jsonDocument, type JsonObject, type JsonSpot, within } from "../json-source.ts";
import { captureOf } from "../request.ts";
import { readTime } from "../time.ts";

/** Hookdeck's requests and events, single or a page of them (https://hookdeck.com/docs/api, "Requests", "Events"). */
export default jsonFormat({
  id: "hookdeck",
  title: "a Hookdeck request or event",
  fidelity:
    "Keeps headers, path and raw query; a body of JSON comes parsed, so its bytes are a guess, another as text; the public URL's host is in no field.",
  fits: (value) => (isRecord(value) || isRecord(firstOf(value, "models") ?? {}) ? 0.9 : 0),
  captures: (spot) =>
    Array.isArray((spot.value as JsonObject)["models"])
      ? eachOf(spot.at("models"), { problem: "there are no requests in it", hint: "Is it another page?" }, readRecord)
      : [readRecord(spot)],
});

function isRecord({ data, team_id: team, source_id: source, ...more }: JsonObject): boolean {
  if (isData(data)) return typeof team === "string" || typeof source === "string";
  return typeof source === "string" && ("events_count" in more || "destination_id" in more);
}

function isData(data: unknown): boolean {
  return isObject(data) && "headers" in data && "body" in data;
}

function readRecord(spot: JsonSpot): Capture {
  const data = spot.at("data");
  if (!isObject(data.value))
    throw spot.error("this record has no data", "Lists leave it out: ask for the request or event by its id.");
  const headers = readFields(data);
  const query = data.string("query") ?? "";
  const path = data.string("path") ?? "/";
  return captureOf(spot.origin, {
    id: spot.string("id"),
    method: data.string("method"),
    url: `${path.startsWith("/") ? path : `/${path}`}${query === "" ? "" : `?${query.replace(/^\?/, "")}`}`,
    headers,
    body: bodyIn(data, "body", headers),
    receivedAt: readTime(spot.at("ingested_at").value ?? spot.at("created_at").value),
  });
}

/** An object, or the text of one. */
function readFields(data: JsonSpot): readonly Header[] {
  const { value } = data.at("headers");
  if (typeof value !== "string") return readHeaders(value, "headers", data);
  return within(data.at("headers"), "the text of the headers", () => {
    const parsed = jsonDocument(utf8(value), data.origin.file);
    return isObject(parsed.value) ? membersAsHeaders(parsed, Object.keys(parsed.value)) : [];
  });
}
