/** Forms as multipart/form-data (RFC 7578), as far as webhooks need them: where a field's value stands. */
import { latin1 } from "./bytes.ts";
import type { Delivery } from "./delivery.ts";
import { header } from "./headers.ts";

export interface Span {
  /** Offsets into the body, in bytes. */
  readonly start: number;
  readonly end: number;
}

/** A part's headers beyond this are none that a webhook has: bytes. */
const MAX_HEAD = 4096;

/** Is the body such a form, by its Content-Type? */
export function isMultipart({ headers }: Delivery): boolean {
  return /^multipart\/form-data\b/i.test(header(headers, "content-type") ?? "");
}

/** The bytes of the first field of that name, or undefined where there is none, or no boundary. */
export function multipartField({ headers, body }: Delivery, name: string): Span | undefined {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(header(headers, "content-type") ?? "") ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return undefined;
  const text = `\r\n${latin1(body)}`;
  const mark = `\r\n--${boundary}`;
  for (let at = text.indexOf(mark); at >= 0;) {
    const next = text.indexOf(mark, at + mark.length);
    if (next < 0) return undefined;
    // Within the part only: looking beyond it for each of many parts would take quadratic time.
    const part = text.slice(at + mark.length, next);
    const blank = part.indexOf("\r\n\r\n");
    if (blank >= 0 && blank <= MAX_HEAD && fieldName(part.slice(0, blank)) === name) {
      return { start: at + mark.length + blank + 2, end: next - 2 };
    }
    at = next;
  }
  return undefined;
}

function fieldName(head: string): string | undefined {
  return /^content-disposition:\s*form-data\b[^\r\n]*?;\s*name="([^"]*)"/im.exec(head)?.[1];
}
