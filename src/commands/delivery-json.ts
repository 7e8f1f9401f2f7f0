/** A delivery written as hookctl JSON or as a raw HTTP message: what our own readers take back. */
import { utf8Text } from "../core/bytes.ts";
import type { Delivery } from "../core/delivery.ts";
import { header } from "../core/headers.ts";
import { urlParts } from "../core/url.ts";

export interface DeliveryJson {
  readonly id?: string;
  readonly receivedAt?: number;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: string;
  readonly bodyBase64?: string;
  readonly source?: string;
  readonly now?: number;
}

/** hookctl JSON (design.md, "Captures that are read"). Never with a secret. */
export function deliveryJson(
  delivery: Delivery,
  more: { readonly id?: string; readonly source?: string; readonly now?: number },
): DeliveryJson {
  const text = utf8Text(delivery.body);
  return {
    ...(more.id !== undefined && { id: more.id }),
    ...(delivery.receivedAt !== undefined && { receivedAt: delivery.receivedAt }),
    method: delivery.method,
    url: delivery.url ?? delivery.target,
    headers: delivery.headers,
    ...(text === undefined ? { bodyBase64: Buffer.from(delivery.body).toString("base64") } : { body: text }),
    ...(more.source !== undefined && { source: more.source }),
    ...(more.now !== undefined && { now: more.now }),
  };
}

/** The delivery as an HTTP/1.1 message (RFC 9112), headers as they came; a Host line where the URL tells one. */
export function httpMessage(delivery: Delivery): Buffer {
  const parts = delivery.url === undefined ? undefined : urlParts(delivery.url);
  const target = parts ? `${parts.path === "" ? "/" : parts.path}${parts.query}` : delivery.target;
  const host =
    parts && !delivery.headers.some(([name]) => name.toLowerCase() === "host")
      ? [["Host", parts.port === "" ? parts.host : `${parts.host}:${parts.port}`] as const]
      : [];
  const head = [
    `${delivery.method} ${target} HTTP/1.1`,
    ...[...host, ...delivery.headers].map(([name, value]) => `${name}: ${value}`),
    "",
    "",
  ].join("\r\n");
  return Buffer.concat([Buffer.from(head, "latin1"), delivery.body]);
}

/** The delivery with the headers that a receiver needs besides (RFC 9112, sections 3.2 and 6): Host, Content-Length. */
export function sendable(delivery: Delivery): Delivery {
  const { headers, url, body } = delivery;
  const named = url !== undefined && urlParts(url) !== undefined;
  const host = named || header(headers, "host") !== undefined ? [] : [["Host", "localhost"] as const];
  const sized = header(headers, "content-length") ?? header(headers, "transfer-encoding");
  const length = sized === undefined ? [["Content-Length", String(body.length)] as const] : [];
  return { ...delivery, headers: [...host, ...headers, ...length] };
}
