/** Form bodies (application/x-www-form-urlencoded) as they are written, and how languages write them. */
import { latin1 } from "../core/bytes.ts";
import type { Delivery } from "../core/delivery.ts";
import { isForm } from "../core/fields.ts";

/** One field, both halves as they are written: percent-encoded, one character a byte. */
export interface FieldText {
  readonly name: string;
  /** undefined: the field has no equals sign. */
  readonly value: string | undefined;
}

/** Fields beyond this are not looked at: no provider sends as many. */
const MAX_FIELDS = 1_000;

/** By its Content-Type, or because it looks like one: `name=value&…`. */
export function looksLikeForm(delivery: Delivery): boolean {
  return isForm(delivery) || /^[\w.~%+*[\]-]{1,100}=[^\s<>{}"]*$/.test(latin1(delivery.body.subarray(0, 64 * 1024)));
}

/** The fields of a form; undefined for a body that is none, or an empty one. */
export function readForm(delivery: Delivery): readonly FieldText[] | undefined {
  if (delivery.body.length === 0 || !looksLikeForm(delivery)) return undefined;
  const pairs = latin1(delivery.body).split("&", MAX_FIELDS + 1);
  if (pairs.length > MAX_FIELDS) return undefined;
  return pairs.map((pair) => {
    const equals = pair.indexOf("=");
    return equals < 0
      ? { name: pair, value: undefined }
      : { name: pair.slice(0, equals), value: pair.slice(equals + 1) };
  });
}

export function writeForm(fields: readonly FieldText[]): Buffer {
  return Buffer.from(
    fields.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)).join("&"),
    "latin1",
  );
}

/** The fields with both halves as `change` says. */
export function mapForm(fields: readonly FieldText[], change: (text: string) => string): FieldText[] {
  return fields.map(({ name, value }) => ({
    name: change(name),
    value: value === undefined ? undefined : change(value),
  }));
}

/** The bytes (one character each) that a percent-encoded text stands for; `+` is a blank. */
export function percentDecoded(text: string): string {
  return text
    .replaceAll("+", " ")
    .replaceAll(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** How a language writes fields. */
export interface FormWriter {
  /** "JavaScript's URLSearchParams" */
  readonly name: string;
  /** What it writes as `%XX`: bytes as characters. */
  readonly encodes: RegExp;
  readonly blank: "+" | "%20";
}

const URL_SEARCH_PARAMS = /[^\w*.-]/g;
const URI_COMPONENT = /[^\w.!~*'()-]/g;
const RFC3986 = /[^\w.~-]/g;
const PHP_URLENCODE = /[^\w.-]/g;

export const FORM_WRITERS: readonly FormWriter[] = [
  { name: "JavaScript's URLSearchParams", encodes: URL_SEARCH_PARAMS, blank: "+" },
  { name: "JavaScript's encodeURIComponent", encodes: URI_COMPONENT, blank: "%20" },
  { name: "Python's urlencode or Go's url.Values", encodes: RFC3986, blank: "+" },
  { name: "RFC 3986 (qs.stringify, PHP's rawurlencode)", encodes: RFC3986, blank: "%20" },
  { name: "PHP's http_build_query", encodes: PHP_URLENCODE, blank: "+" },
  { name: "encodeURIComponent with + for blanks", encodes: URI_COMPONENT, blank: "+" },
];

/** @param text bytes as characters. */
export function percentEncoded(text: string, { encodes, blank }: FormWriter, hex: "upper" | "lower" = "upper"): string {
  return text.replaceAll(encodes, (char) => {
    if (char === " ") return blank;
    const digits = char.charCodeAt(0).toString(16).padStart(2, "0");
    return `%${hex === "upper" ? digits.toUpperCase() : digits}`;
  });
}
