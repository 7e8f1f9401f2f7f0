import type { JsonText } from "../../src/verify/json-text.ts";
import { inStyles, type JsonStyle } from "../../src/verify/json-styles.ts";

/** The JSON in one style. */
export function inStyle(json: JsonText, style: JsonStyle): string {
  return Array.from(inStyles(json, [style]), ([, text]) => text).join("");
}
