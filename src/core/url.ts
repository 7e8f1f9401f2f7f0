import type { Delivery } from "./delivery.ts";
import { header } from "./headers.ts";

/**
 * The URL that the provider signed, as far as the delivery tells: its `url`, an absolute request target, or
 * `https://` with the Host header and the target.
 */
export function signedUrl(delivery: Delivery): string {
  if (delivery.url !== undefined) return delivery.url;
  if (/^https?:\/\//i.test(delivery.target)) return delivery.target;
  return `https://${header(delivery.headers, "host") ?? "localhost"}${delivery.target}`;
}

/** A URL cut in its parts without normalising any byte of it (WHATWG's URL would). */
export interface UrlParts {
  /** `https` */
  readonly scheme: string;
  /** Host without port; an IPv6 address keeps its brackets. */
  readonly host: string;
  /** Digits, or "" where none is written. */
  readonly port: string;
  /** From the first slash; "" where there is none. */
  readonly path: string;
  /** With its `?`; "" where there is none. */
  readonly query: string;
}

const URL_PARTS = /^([a-z][a-z0-9+.-]*):\/\/((?:\[[^\]]*\])|[^/?#:]*)(?::(\d*))?([^?#]*)(\?[^#]*)?/i;

/** The parts of an absolute URL, or undefined for what is none. */
export function urlParts(url: string): UrlParts | undefined {
  const match = URL_PARTS.exec(url);
  if (!match) return undefined;
  return {
    scheme: match[1] ?? "",
    host: match[2] ?? "",
    port: match[3] ?? "",
    path: match[4] ?? "",
    query: match[5] ?? "",
  };
}

export function joinUrl(parts: UrlParts): string {
  return `${parts.scheme}://${parts.host}${parts.port === "" ? "" : `:${parts.port}`}${parts.path}${parts.query}`;
}
