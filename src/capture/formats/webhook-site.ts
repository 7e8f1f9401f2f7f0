import type { Capture } from "../../core/delivery.ts";
import { type Body, declaredLength, NO_BODY, sizedText } from "../body.ts";
import { eachOf, firstOf, jsonFormat } from "../json-format.ts";
import { readHeaders } from "../json-headers.ts";
import { isObject, type JsonObject, type JsonSpot } from "../json-source.ts";
import { captureOf } from "../request.ts";
import { readTime } from "../time.ts";

/** webhook.site's API, "Get requests" (a page of them) and "Get single request" (https://docs.webhook.site/api/requests.html). */
export default jsonFormat({
  id: "webhook-site",
  title: "requests of webhook.site (its API's JSON)",
  fidelity:
    "Keeps the body as text, whose bytes a fitting Content-Length confirms; header names come in lower case, and a multipart body is lost.",
  fits: (value) => (isRequest(value) || isRequest(firstOf(value, "data") ?? {}) || isEmptyPage(value) ? 0.95 : 0),
  captures: (spot) =>
    Array.isArray((spot.value as JsonObject)["data"])
      ? eachOf(
          spot.at("data"),
          { problem: "there are no requests in it", hint: "Has anything been sent to this URL? Is it another page?" },
          readRequest,
        )
      : [readRequest(spot)],
});

function isRequest({ uuid, token_id: token, headers, content }: JsonObject): boolean {
  return typeof uuid === "string" && typeof token === "string" && (headers !== undefined || content !== undefined);
}

function isEmptyPage({ data, per_page: perPage, is_last_page: isLast }: JsonObject): boolean {
  return Array.isArray(data) && data.length === 0 && perPage !== undefined && isLast !== undefined;
}

function readRequest(spot: JsonSpot): Capture {
  if (!isObject(spot.value)) throw spot.error("this is no request");
  const type = spot.string("type") ?? "web";
  if (type !== "web") throw spot.error(`this is no HTTP request: its type is ${type}`);
  const headers = readHeaders(spot.value["headers"], "headers", spot);
  return captureOf(spot.origin, {
    id: spot.string("uuid"),
    method: spot.string("method"),
    url: spot.string("url"),
    headers,
    body: readContent(spot, declaredLength(headers)),
    receivedAt: readTime(spot.at("created_at").value),
    remoteAddress: spot.string("ip"),
  });
}

function readContent(spot: JsonSpot, length: number | undefined): Body {
  const content = spot.string("content") ?? "";
  if (content !== "") return sizedText(content, length);
  if (length === undefined || length === 0) return NO_BODY;
  throw spot
    .at("content")
    .error(
      "webhook.site kept a multipart body as its fields only",
      "Its bytes are lost; receive it with hookctl listen, or record it as raw HTTP.",
    );
}
