/** What tools tell of a request, as a capture. */
import type { Capture, Header, Origin } from "../core/delivery.ts";
import { header } from "../core/headers.ts";
import type { Body } from "./body.ts";
import { isObject } from "./json-source.ts";
import { encodeParameters } from "./parameters.ts";
import { absoluteUrl, requestTarget } from "./target.ts";

export interface Told {
  /** The tool's own id of the request. */
  readonly id?: string | undefined;
  /** Default: POST, for tools that know of webhooks only. */
  readonly method?: string | undefined;
  /** Absolute, or a path. */
  readonly url?: string | undefined;
  /** The target of the request line, where it is not that of the URL. */
  readonly target?: string | undefined;
  readonly headers: readonly Header[];
  readonly body: Body;
  /** Unix ms. */
  readonly receivedAt?: number | undefined;
  readonly remoteAddress?: string | undefined;
  /** The provider, for formats that only one has. */
  readonly source?: string | undefined;
}

export function captureOf(origin: Origin, told: Told): Capture {
  const { id, method = "POST", url = "", target, headers, body, receivedAt, remoteAddress, source } = told;
  return {
    delivery: {
      id: id ?? placeOf(origin),
      receivedAt,
      method,
      target: target ?? requestTarget(url),
      url: absoluteUrl(url),
      headers,
      body: body.bytes,
      remoteAddress,
    },
    fidelity: body.fidelity,
    origin,
    id,
    source,
  };
}

/** A name for a capture that has no id: where it stands. */
function placeOf({ file, line, column }: Origin): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}

/** `https://host` with the path, or the path alone where the host is not known. */
export function urlAt(scheme: string, host: string | undefined, path: string): string {
  return host === undefined || host === "" ? path : `${scheme}://${host}${path}`;
}

/** The URL that a path of this server has for its callers, as far as the headers tell. */
export function publicUrl(headers: readonly Header[], path: string): string {
  if (!path.startsWith("/")) return path;
  return urlAt(header(headers, "x-forwarded-proto") ?? "https", header(headers, "host"), path);
}

/** The query string (with its question mark) of decoded parameters; "" for none. */
export function queryText(parameters: unknown): string {
  const text = isObject(parameters) ? encodeParameters(Object.entries(parameters)) : "";
  return text === "" ? "" : `?${text}`;
}
