import type { Capture } from "../../core/delivery.ts";
import { latin1 } from "../../core/bytes.ts";
import { HeadReader, type MessageHead, readHead, wholeBody } from "../http-message.ts";
import { eachOf, firstOf, jsonFormat } from "../json-format.ts";
import { isObject, type JsonObject, type JsonSpot, within } from "../json-source.ts";
import { captureOf, publicUrl } from "../request.ts";
import { decodeBase64 } from "../text.ts";
import { readTime } from "../time.ts";

/** The ngrok agent's API, "List captured requests" and "Captured request detail" (https://ngrok.com/docs/agent/api). */
export default jsonFormat({
  id: "ngrok",
  title: "requests of ngrok's inspection API",
  fidelity:
    "Keeps every byte as ngrok received it, in the raw request; of a long body only the beginning, as its Content-Length then tells.",
  fits: (value) => (isExchange(value) || isExchange(firstOf(value, "requests") ?? {}) || isEmptyList(value) ? 0.95 : 0),
  captures: (spot) =>
    Array.isArray((spot.value as JsonObject)["requests"])
      ? eachOf(
          spot.at("requests"),
          { problem: "there are no requests in it", hint: "Has anything come through the tunnel since ngrok started?" },
          readExchange,
        )
      : [readExchange(spot)],
});

function isExchange({ request, tunnel_name: tunnel, uri }: JsonObject): boolean {
  return (
    isObject(request) &&
    (typeof tunnel === "string" || (typeof uri === "string" && uri.startsWith("/api/requests/http")))
  );
}

function isEmptyList({ requests, uri }: JsonObject): boolean {
  return Array.isArray(requests) && typeof uri === "string" && uri.startsWith("/api/requests/http");
}

function readExchange(spot: JsonSpot): Capture {
  const request = spot.at("request");
  const raw = isObject(request.value) ? request.string("raw") : undefined;
  if (raw === undefined || raw === "")
    throw request.error("this request has no raw bytes", 'Ask for it by its "uri": the agent keeps the bytes there.');
  const bytes = decodeBase64(raw);
  if (!bytes) throw request.at("raw").error("the request is not base64, or a part of it is missing");
  const { head, body } = readRaw(bytes, request.at("raw"));
  return captureOf(spot.origin, {
    id: spot.string("id"),
    method: head.method,
    url: publicUrl(head.headers, head.target),
    target: head.target,
    headers: head.headers,
    body: { bytes: body, fidelity: "exact" },
    receivedAt: readTime(spot.at("start").value),
    remoteAddress: spot.string("remote_addr")?.replace(/:\d+$/, ""),
  });
}

function readRaw(bytes: Uint8Array, raw: JsonSpot): { head: MessageHead; body: Uint8Array } {
  const begins = JSON.stringify(latin1(bytes.subarray(0, 20)));
  return within(raw, `the request, which begins with ${begins},`, () => {
    const reader = new HeadReader(bytes, raw.origin.file);
    const head = readHead(reader);
    return { head, body: wholeBody(reader, head.headers) };
  });
}
