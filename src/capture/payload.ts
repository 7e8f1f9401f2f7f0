import type { Capture, Header } from "../core/delivery.ts";
import { absoluteUrl, requestTarget } from "./target.ts";

export interface PayloadRequest {
  /** The file the payload is from, as the user named it. */
  readonly name: string;
  readonly headers: readonly Header[];
  /** Default: POST. */
  readonly method?: string | undefined;
  /** The URL as the provider signed it, or a path. */
  readonly url?: string | undefined;
}

/** A capture of a bare body, byte for byte, with what the command line says of the request. */
export function payloadCapture(bytes: Uint8Array, { name, headers, method, url = "" }: PayloadRequest): Capture {
  return {
    delivery: {
      id: name,
      method: method ?? "POST",
      target: requestTarget(url),
      url: absoluteUrl(url),
      headers,
      body: bytes,
    },
    fidelity: "exact",
    origin: { file: name },
  };
}
