/** What the events have in common that AWS hands to a Lambda function for an HTTP request. */
import type { Capture, Header } from "../core/delivery.ts";
import { header } from "../core/headers.ts";
import { base64Body, type Body, NO_BODY, parsedBody, textBody, textFidelity } from "./body.ts";
import { isObject, type JsonObject, type JsonSpot } from "./json-source.ts";

export interface AwsRequest {
  readonly method: string;
  readonly path: string;
  /** Without its question mark; "" for none. */
  readonly query: string;
  readonly headers: readonly Header[];
  /** Where no Host header tells it. */
  readonly domain?: string | undefined;
  readonly id?: string | undefined;
  /** Unix ms. */
  readonly receivedAt?: number | undefined;
  readonly remoteAddress?: string | undefined;
}

export function awsCapture(event: JsonSpot, request: AwsRequest): Capture {
  const { method, path, query, headers, domain, id, receivedAt, remoteAddress } = request;
  const body = awsBody(event);
  const target = `${path === "" ? "/" : path}${query === "" ? "" : `?${query}`}`;
  const host = header(headers, "host") ?? domain;
  const scheme = header(headers, "x-forwarded-proto") ?? "https";
  const { file, line } = event.origin;
  return {
    delivery: {
      id: id ?? (line === undefined ? file : `${file}:${line}`),
      receivedAt,
      method,
      target,
      url: host === undefined || host === "" ? undefined : `${scheme}://${host}${target}`,
      headers,
      body: body.bytes,
      remoteAddress,
    },
    fidelity: body.fidelity,
    origin: event.origin,
    id,
  };
}

/** The member `requestContext`, or one below it; none where it is no object. */
export function contextOf(event: JsonObject, name?: string): JsonObject {
  const context = event["requestContext"];
  const inner = name !== undefined && isObject(context) ? context[name] : context;
  return isObject(inner) ? inner : {};
}

/** A text member of a context; undefined for what is none. */
export function textIn(context: JsonObject, name: string): string | undefined {
  const value = context[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

function awsBody(event: JsonSpot): Body {
  const { value: body } = event.at("body");
  if (body === undefined || body === null) return NO_BODY;
  // A proxy integration gives a string; an object was parsed by a mapping template, or by whoever logged the event.
  if (typeof body !== "string") return parsedBody(event.at("body"));
  if (event.at("isBase64Encoded").value === true) return { bytes: base64Body(body, event, "body"), fidelity: "exact" };

  return { bytes: textBody(body, event, "body"), fidelity: textFidelity(body) };
}

/**
 * A query string from the parameters of an event: those with several values where there are such, else the others.
 * @param encode how names and values are written: API Gateway hands them over decoded, a load balancer as they came.
 */
export function queryOf(event: JsonObject, encode: (text: string) => string): string {
  const several = event["multiValueQueryStringParameters"];
  const parameters = isObject(several) ? several : event["queryStringParameters"];
  if (!isObject(parameters)) return "";
  return Object.entries(parameters)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map(
        (one: unknown) => `${encode(name)}=${encode(typeof one === "string" ? one : "")}`,
      ),
    )
    .join("&");
}
