import { urlParts } from "../core/url.ts";

/** The request target of a URL as HTTP/1.1 writes it: path and query, no fragment. A path alone is its own target. */
export function requestTarget(url: string): string {
  if (url.startsWith("/")) return url.replace(/#.*$/s, "");
  const parts = urlParts(url);
  return parts ? `${parts.path === "" ? "/" : parts.path}${parts.query}` : "/";
}

/** The URL without its fragment, which is never sent; undefined for a path alone. */
export function absoluteUrl(url: string): string | undefined {
  return url === "" || url.startsWith("/") ? undefined : url.replace(/#.*$/s, "");
}
