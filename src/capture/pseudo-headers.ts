import type { Header } from "../core/delivery.ts";
import { header } from "../core/headers.ts";

/** HTTP/2 pseudo-header fields (RFC 9113, section 8.3.1), which tools list among the headers. */
export interface Pseudo {
  readonly headers: readonly Header[];
  readonly method?: string | undefined;
  readonly path?: string | undefined;
}

/** The headers without pseudo-headers; `:authority` becomes the Host header where there is none. */
export function pseudoHeaders(headers: readonly Header[]): Pseudo {
  if (!headers.some(([name]) => name.startsWith(":"))) return { headers };
  const plain = headers.filter(([name]) => !name.startsWith(":"));
  const authority = header(headers, ":authority");
  const host = authority !== undefined && header(plain, "host") === undefined;
  return {
    headers: host ? [["Host", authority], ...plain] : plain,
    method: header(headers, ":method"),
    path: header(headers, ":path"),
  };
}
