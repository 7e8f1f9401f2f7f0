/** Payload format 2.0, which API Gateway's HTTP API and Lambda function URLs share. */
import type { Capture, Header } from "../core/delivery.ts";
import { header } from "../core/headers.ts";
import { awsCapture, contextOf, textIn } from "./aws.ts";
import { readHeaders } from "./json-headers.ts";
import type { JsonObject, JsonSpot } from "./json-source.ts";
import { headerText } from "./text.ts";
import { readTime } from "./time.ts";

export function isPayload2(event: JsonObject): boolean {
  return event["version"] === "2.0" && textIn(contextOf(event, "http"), "method") !== undefined;
}

export function isFunctionUrl(event: JsonObject): boolean {
  return /\.lambda-url\./.test(textIn(contextOf(event), "domainName") ?? "");
}

export function readPayload2(spot: JsonSpot): Capture {
  const event = spot.value as JsonObject;
  const context = contextOf(event);
  const http = contextOf(event, "http");
  return awsCapture(spot, {
    method: textIn(http, "method") ?? "POST",
    path: spot.string("rawPath") ?? textIn(http, "path") ?? "/",
    query: spot.string("rawQueryString") ?? "",
    headers: withCookies(readHeaders(event["headers"], "headers", spot), event["cookies"]),
    domain: textIn(context, "domainName"),
    id: textIn(context, "requestId"),
    receivedAt: readTime(context["timeEpoch"]),
    remoteAddress: textIn(http, "sourceIp"),
  });
}

/** Cookies come in a list of their own, not among the headers. */
function withCookies(headers: readonly Header[], cookies: unknown): readonly Header[] {
  if (!Array.isArray(cookies) || cookies.length === 0 || header(headers, "cookie") !== undefined) return headers;
  return [...headers, ["cookie", headerText(cookies.filter((cookie) => typeof cookie === "string").join("; "))]];
}
