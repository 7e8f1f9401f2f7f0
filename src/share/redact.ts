/** A whole delivery, redacted: headers, URL and body with one map of values, so that what agreed still agrees. */
import { latin1, utf8Text } from "../core/bytes.ts";
import type { Delivery, Header } from "../core/delivery.ts";
import { isForm } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { isMultipart } from "../core/multipart.ts";
import { isFormText, type Maker, type Redactor } from "./redactor.ts";
import { KEPT_HEADERS } from "./rules.ts";

/** @param fakes for bodies that are no text. */
export function redactDelivery(delivery: Delivery, redactor: Redactor, fakes: Maker): Delivery {
  const body = redactBody(delivery, redactor, fakes);
  const { url, receivedAt } = delivery;
  return {
    id: "shared",
    ...(receivedAt !== undefined && { receivedAt }),
    method: delivery.method,
    target: redactor.url(delivery.target),
    ...(url !== undefined && { url: redactor.url(url) }),
    headers: delivery.headers.map(([name, value]): Header => [
      name,
      redactHeader(name.toLowerCase(), value, redactor, delivery, body),
    ]),
    body,
  };
}

function redactHeader(name: string, value: string, redactor: Redactor, before: Delivery, body: Uint8Array): string {
  if (name === "content-length") return value === String(before.body.length) ? String(body.length) : value;
  if (KEPT_HEADERS.has(name) || name.endsWith("-port")) return value;
  const text = utf8Text(Buffer.from(value, "latin1"));
  if (text === undefined) return redactor.header(value, name);
  return latin1(Buffer.from(redactor.header(text, name), "utf8"));
}

function redactBody(delivery: Delivery, redactor: Redactor, fakes: Maker): Uint8Array {
  const { body, headers } = delivery;
  if (body.length === 0) return body;
  const text = utf8Text(body);
  if (text === undefined && isBinary(body)) return otherBytes(body, fakes);
  const change = (part: string): string =>
    isMultipart(delivery)
      ? multipart(part, header(headers, "content-type")!, redactor)
      : isForm(delivery) && isFormText(part)
        ? redactor.form(part)
        : redactor.document(part);
  return text === undefined ? Buffer.from(change(latin1(body)), "latin1") : Buffer.from(change(text), "utf8");
}

/** Compressed, an image, a protocol buffer: control characters that no text has. */
function isBinary(body: Uint8Array): boolean {
  return body.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
}

/** The first two bytes tell what kind it is; all others are made up. */
function otherBytes(body: Uint8Array, fakes: Maker): Uint8Array {
  return Buffer.concat([body.subarray(0, 2), fakes.bytes(Math.max(0, body.length - 2), `body ${body.length}`)]);
}

/** The values of a multipart form (RFC 7578); of the parts' own headers, the names of files. */
function multipart(text: string, type: string, redactor: Redactor): string {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? [];
  const mark = `--${quoted ?? bare ?? ""}`;
  return text
    .split(mark)
    .map((part) => {
      const blank = part.indexOf("\r\n\r\n");
      if (blank < 0) return part;
      const head = part
        .slice(0, blank)
        .replace(
          /(filename=")([^"]*)/gi,
          (_, start: string, name: string) => start + redactor.value(name, "filename", ""),
        );
      const name = /\bname="([^"]*)"/i.exec(head)?.[1] ?? "";
      const value = part.slice(blank + 4).replace(/\r\n$/, "");
      return `${head}\r\n\r\n${redactor.value(value, name, name)}${part.slice(blank + 4 + value.length)}`;
    })
    .join(mark);
}
