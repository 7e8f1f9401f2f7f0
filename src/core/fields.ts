/** Values that stand inside a delivery: JSON paths, form fields, query parameters. */
import { asBuffer } from "./bytes.ts";
import type { Delivery } from "./delivery.ts";
import { header } from "./headers.ts";
import { isMultipart, multipartField } from "./multipart.ts";
import type { Place } from "./provider.ts";
import { signedUrl } from "./url.ts";

/** A body is asked for several fields: it is parsed once. Bodies are never changed in place. */
const parsedBodies = new WeakMap<Uint8Array, { readonly json: unknown }>();

/**
 * The body as JSON, or undefined for what is none: a BOM is skipped, wrong UTF-8 replaced, as JavaScript's decoders do.
 * Objects are for reading own keys only.
 */
export function bodyJson(body: Uint8Array): unknown {
  let parsed = parsedBodies.get(body);
  if (!parsed) {
    parsed = { json: parseQuietly(body) };
    parsedBodies.set(body, parsed);
  }
  return parsed.json;
}

function parseQuietly(body: Uint8Array): unknown {
  const first = body.find((byte) => byte > 0x20);
  if (first === undefined || !JSON_STARTS.has(first)) return undefined;
  const text = asBuffer(body).toString("utf8");
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) as unknown;
  } catch {
    return undefined;
  }
}
/** `{ [ " - 0-9 t f n`, and the first byte of a BOM. */
const JSON_STARTS = new Set(Buffer.from('{["-0123456789tfn\u00ef', "latin1"));

/** The text of the value at a path (`data.items.0.id`): strings as they are, numbers and booleans written out. */
export function jsonText(body: Uint8Array, path: string): string | undefined {
  return valueText(jsonValue(bodyJson(body), path));
}

/** The value at a path of own keys and indices, or undefined. */
export function jsonValue(root: unknown, path: string): unknown {
  let value = root;
  for (const step of path.split(".")) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

function valueText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** As for JSON: a form is asked for again and again while a cause is searched for. */
const parsedForms = new WeakMap<Uint8Array, readonly (readonly [string, string])[]>();

/** The fields of a form body (application/x-www-form-urlencoded), in order, decoded. */
export function formFields(body: Uint8Array): readonly (readonly [string, string])[] {
  let fields = parsedForms.get(body);
  if (!fields) {
    fields = [...new URLSearchParams(asBuffer(body).toString("utf8"))];
    parsedForms.set(body, fields);
  }
  return fields;
}

/** Is the body a form, by its Content-Type? */
export function isForm(delivery: Delivery): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(header(delivery.headers, "content-type") ?? "");
}

/** The text of a form's field, whichever way the form is written. */
function formText(delivery: Delivery, field: string): string | undefined {
  if (!isMultipart(delivery)) return formFields(delivery.body).find(([name]) => name === field)?.[1];
  const span = multipartField(delivery, field);
  return span && asBuffer(delivery.body.subarray(span.start, span.end)).toString("utf8");
}

/** The text that stands at a place, or undefined where there is none. */
export function textAt(delivery: Delivery, place: Place): string | undefined {
  if (place.header !== undefined) return header(delivery.headers, place.header.toLowerCase());
  if (place.form !== undefined) {
    const value = formText(delivery, place.form);
    return value === undefined || place.json === undefined ? value : jsonText(Buffer.from(value, "utf8"), place.json);
  }
  if (place.json !== undefined) return jsonText(delivery.body, place.json);
  if (place.query !== undefined) return queryValue(signedUrl(delivery), place.query);
  return undefined;
}

/** The first value of a query parameter, decoded. */
export function queryValue(url: string, name: string): string | undefined {
  const mark = url.indexOf("?");
  if (mark < 0) return undefined;
  return new URLSearchParams(url.slice(mark + 1).split("#")[0]).get(name) ?? undefined;
}
