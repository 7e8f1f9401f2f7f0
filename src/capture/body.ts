/** Bodies as JSON formats write them. */
import type { Fidelity } from "../core/delivery.ts";
import { utf8 } from "../core/bytes.ts";
import type { JsonSpot } from "./json-source.ts";
import { decodeBase64, LONE_SURROGATE } from "./text.ts";

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

const BASE64_HINT = "A body of any bytes can be kept as base64.";
