/** Bodies as JSON formats write them. */
import type { Fidelity, Header } from "../core/delivery.ts";
import { utf8 } from "../core/bytes.ts";
import { header } from "../core/headers.ts";
import { isObject, type JsonObject, type JsonSpot } from "./json-source.ts";
import { areFlat, encodeParameters } from "./parameters.ts";
import { BEYOND_LATIN1, decodeBase64, LONE_SURROGATE } from "./text.ts";

export interface Body {
  readonly bytes: Uint8Array;
  readonly fidelity: Fidelity;
}

export const NO_BODY: Body = { bytes: new Uint8Array(0), fidelity: "exact" };

/** The bytes of the text in the member `name`. @throws HookctlError data for a text that no bytes of UTF-8 decode to. */
export function textBody(text: string, record: JsonSpot, name: string): Uint8Array {
  if (LONE_SURROGATE.test(text))
    throw record
      .at(name)
      .error("half a surrogate pair stands in the body, which no bytes of UTF-8 can be", BASE64_HINT);
  return utf8(text);
}

/** The bytes of the base64 in the member `name`. @throws HookctlError data for what is none. */
export function base64Body(text: string, record: JsonSpot, name: string): Uint8Array {
  const bytes = decodeBase64(text);
  if (!bytes) throw record.at(name).error("the body is not base64, or a part of it is missing", BASE64_HINT);
  return bytes;
}

/** A body that was parsed and kept as JSON: its text as it stands in the file, which keeps numbers and escapes. */
export function parsedBody(spot: JsonSpot): Body {
  return { bytes: utf8(spot.raw()), fidelity: "reencoded" };
}

/** Text in which a tool put U+FFFD for bytes that it could not decode: those bytes are lost. */
export function textFidelity(text: string): Fidelity {
  return text.includes("\ufffd") ? "reencoded" : "exact";
}

/**
 * The bytes of a text whose format has no way to say how it was made from bytes. Most tools decode UTF-8; for binary
 * bodies, some write one character a byte, or base64 that they do not declare. The length that was sent tells which.
 * @param length bytes, where it is known.
 */
export function sizedText(text: string, length: number | undefined): Body {
  const asUtf8 = utf8(text);
  const lossy = text.includes("\ufffd") || LONE_SURROGATE.test(text);
  if (length === undefined) return { bytes: asUtf8, fidelity: lossy ? "reencoded" : "exact" };
  if (asUtf8.length === length && !lossy) return { bytes: asUtf8, fidelity: "exact" };
  if (text.length === length && !BEYOND_LATIN1.test(text))
    return { bytes: Buffer.from(text, "latin1"), fidelity: "exact" };
  const base64 = decodeBase64(text);
  if (base64?.length === length) return { bytes: base64, fidelity: "exact" };
  return { bytes: asUtf8, fidelity: "reencoded" };
}

/** The length of the body on the wire, where the headers tell it: bytes. */
export function declaredLength(headers: readonly Header[]): number | undefined {
  const declared = header(headers, "content-length");
  return declared !== undefined && /^\d+$/.test(declared) ? Number(declared) : undefined;
}

/**
 * The body in the member `name`, as tools keep it: a text, a Buffer as Node writes it into JSON, or what a body parser
 * made of it. None or null: no body.
 */
export function bodyIn(record: JsonSpot, name: string, headers: readonly Header[]): Body {
  const spot = record.at(name);
  const { value } = spot;
  if (value === undefined || value === null) return NO_BODY;
  if (typeof value === "string") return sizedText(value, declaredLength(headers));
  const buffer = nodeBuffer(value);
  if (buffer) return { bytes: buffer, fidelity: "exact" };
  return isObject(value) && isForm(headers) && areFlat(value) ? formBody(Object.entries(value)) : parsedBody(spot);
}

/** A Buffer as `JSON.stringify` writes it. */
export function isNodeBuffer(value: unknown): value is JsonObject {
  return isObject(value) && value["type"] === "Buffer" && Array.isArray(value["data"]);
}

function nodeBuffer(value: unknown): Uint8Array | undefined {
  if (!isNodeBuffer(value)) return undefined;
  const data = value["data"] as readonly unknown[];
  const isByte = (item: unknown) => typeof item === "number" && Number.isInteger(item) && item >= 0 && item <= 255;
  return data.every(isByte) ? Buffer.from(data as number[]) : undefined;
}

export function isForm(headers: readonly Header[]): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(header(headers, "content-type") ?? "");
}

export function formBody(fields: Iterable<readonly [name: string, value: unknown]>): Body {
  return { bytes: utf8(encodeParameters(fields)), fidelity: "reencoded" };
}

/**
 * No body, in a record that never has one, is a fact only of a request that had none.
 * @throws HookctlError data for a request whose body the record's tool left out.
 */
export function bodyLeftOut(record: JsonSpot, method: string, headers: readonly Header[], hint: string): Body {
  const length = declaredLength(headers);
  const bodiless = length === 0 || (length === undefined && /^(?:GET|HEAD|OPTIONS|TRACE)$/i.test(method));
  if (bodiless) return NO_BODY;
  throw record.error("the body of this request is not in the capture", hint);
}

const BASE64_HINT = "A body of any bytes can be kept as base64.";
