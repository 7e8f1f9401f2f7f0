import type { Capture, Header, Origin } from "../../core/delivery.ts";
import { utf8 } from "../../core/bytes.ts";
import { header } from "../../core/headers.ts";
import { base64Body, type Body, bodyIn, bodyLeftOut } from "../body.ts";
import { BODY_LIKE, jsonFormat } from "../json-format.ts";
import { readHeaders } from "../json-headers.ts";
import { isObject, jsonDocument, type JsonObject, type JsonSpot, within } from "../json-source.ts";
import { captureOf, publicUrl, urlAt } from "../request.ts";
import { headerText } from "../text.ts";
import { readTime } from "../time.ts";

/**
 * Vercel: what a function's runtime is invoked with (`{"Action": "Invoke", "body": "…"}`), and entries of log drains and
 * of `vercel logs --json` (https://vercel.com/docs/drains/reference/logs), which keep neither headers nor body.
 */
export default jsonFormat({
  id: "vercel",
  title: "a Vercel function's request or log entry",
  fidelity:
    "Keeps the body's bytes and single headers where it is a function's request; a log entry tells the URL only, and is read where it had no body or the body was added to it.",
  // A log drain is a webhook itself: its body is a list of entries.
  fits: (value) => (isInvocation(value) || isLogged(value) ? 0.9 : isDrained(value) ? BODY_LIKE : 0),
  captures: (spot) => [readVercel(spot, spot.value as JsonObject)],
});

function isInvocation({ Action: action, body }: JsonObject): boolean {
  return action === "Invoke" && typeof body === "string";
}

function isDrained({ deploymentId, projectId, proxy }: JsonObject): boolean {
  return typeof deploymentId === "string" && typeof projectId === "string" && isObject(proxy);
}

function isLogged({ requestMethod, requestPath, timestampInMs }: JsonObject): boolean {
  return typeof requestMethod === "string" && typeof requestPath === "string" && timestampInMs !== undefined;
}

function readVercel(spot: JsonSpot, value: JsonObject): Capture {
  if (!isInvocation(value)) return isDrained(value) ? readDrained(spot) : readLogged(spot);
  const text = spot.string("body") ?? "";
  return within(spot.at("body"), "the invocation", () =>
    readInvocation(jsonDocument(utf8(text), spot.origin.file), spot.origin),
  );
}

function readInvocation(request: JsonSpot, origin: Origin): Capture {
  if (!isObject(request.value)) throw request.error("it is no object");
  const headers = readHeaders(request.value["headers"], "headers", request);
  return captureOf(origin, {
    id: header(headers, "x-vercel-id"),
    method: request.string("method"),
    url: publicUrl(headers, request.string("path") ?? "/"),
    headers,
    body: readBody(request, "body", headers),
  });
}

function readBody(record: JsonSpot, name: string, headers: readonly Header[]): Body {
  const text = record.at(name).value;
  const isBase64 = record.at("encoding").value === "base64" || record.at("isBase64Encoded").value === true;
  return isBase64 && typeof text === "string"
    ? { bytes: base64Body(text, record, name), fidelity: "exact" }
    : bodyIn(record, name, headers);
}

function readDrained(spot: JsonSpot): Capture {
  const proxy = spot.at("proxy");
  const agents = proxy.at("userAgent");
  const host = proxy.string("host") ?? spot.string("host");
  const agent: unknown = Array.isArray(agents.value) ? agents.value[0] : agents.value;
  return readEntry(spot, {
    id: spot.string("requestId") ?? spot.string("id"),
    method: proxy.string("method"),
    host,
    path: proxy.string("path"),
    agent,
    at: proxy.at("timestamp").value ?? spot.at("timestamp").value,
    ip: proxy.string("clientIp"),
  });
}

function readLogged(spot: JsonSpot): Capture {
  return readEntry(spot, {
    id: spot.string("requestId") ?? spot.string("id"),
    method: spot.string("requestMethod"),
    host: spot.string("domain"),
    path: spot.string("requestPath"),
    at: spot.at("timestampInMs").value,
  });
}

interface Entry {
  readonly id: string | undefined;
  readonly method: string | undefined;
  readonly host: string | undefined;
  readonly path: string | undefined;
  readonly agent?: unknown;
  readonly at: unknown;
  readonly ip?: string | undefined;
}

function readEntry(spot: JsonSpot, { id, method = "GET", host, path = "/", agent, at, ip }: Entry): Capture {
  const told: Header[] = [];
  if (host !== undefined) told.push(["host", headerText(host)]);
  if (typeof agent === "string") told.push(["user-agent", headerText(agent)]);
  const own = readHeaders(spot.at("headers").value, "headers", spot);
  const headers = own.length > 0 ? own : told;
  const kept = ["body", "requestBody"].find((name) => spot.at(name).value !== undefined);
  return captureOf(spot.origin, {
    id,
    method,
    url: urlAt("https", host, path),
    headers,
    body: kept === undefined ? bodyLeftOut(spot, method, headers, LEFT_OUT) : readBody(spot, kept, headers),
    receivedAt: readTime(at),
    remoteAddress: ip,
  });
}

const LEFT_OUT = "Vercel's logs have no bodies. Log the raw body in the function, or receive it with hookctl listen.";
