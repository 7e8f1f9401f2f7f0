/** Header fields as JSON formats write them: pairs, or an object of values or lists of values. */
import type { Header } from "../core/delivery.ts";
import { BREAKS_LINE, BREAKS_LINE_HINT } from "./header-lines.ts";
import { isObject, type JsonSpot, kindOf } from "./json-source.ts";
import { BEYOND_LATIN1, headerText } from "./text.ts";

/**
 * A list that is already what we keep (pairs of strings, one character a byte, no line broken) is taken as it is.
 * @param plain no character of the file is beyond ASCII, escaped or not.
 */
export function arePairs(value: unknown, plain: boolean): value is readonly Header[] {
  if (!Array.isArray(value)) return false;
  for (const field of value as readonly unknown[]) {
    if (!Array.isArray(field) || field.length !== 2) return false;
    const [name, text] = field as unknown[];
    if (typeof name !== "string" || typeof text !== "string") return false;
    if (BREAKS_LINE.test(name) || BREAKS_LINE.test(text)) return false;
    if (!plain && (BEYOND_LATIN1.test(name) || BEYOND_LATIN1.test(text))) return false;
  }
  return true;
}

/**
 * The headers that stand in the member `name` of `record`. None or null: no header.
 * @throws HookctlError data for what are no headers.
 */
export function readHeaders(value: unknown, name: string, record: JsonSpot, plain = false): readonly Header[] {
  if (arePairs(value, plain)) return value;
  if (value === undefined || value === null) return [];
  const spot = record.at(name);
  if (Array.isArray(value)) return value.map((_, index) => pair(spot.at(index)));
  if (isObject(value)) return Object.keys(value).flatMap((header) => fields(header, spot.at(header)));
  throw spot.error(`"${name}" is ${kindOf(value)} where a list of pairs or an object is expected`, HINT);
}

/** The members of those names, as headers. @throws HookctlError data for a value that is none of a header. */
export function membersAsHeaders(record: JsonSpot, names: readonly string[]): readonly Header[] {
  return names.flatMap((name) => fields(name, record.at(name)));
}

const HINT = 'Write them as [["Name", "value"], …] or {"Name": "value"}.';

function pair(spot: JsonSpot): Header {
  const { value } = spot;
  if (!Array.isArray(value) || value.length !== 2 || typeof value[0] !== "string")
    throw spot.error("a header is no pair of name and value", HINT);
  return [fieldName(value[0], spot.at(0)), fieldValue(value[0], spot.at(1))];
}

/** One value, or several of the same name. */
function fields(name: string, spot: JsonSpot): Header[] {
  if (spot.value === null) return [];
  const values = Array.isArray(spot.value) ? spot.value.map((_, index) => spot.at(index)) : [spot];
  return values.map((value) => [fieldName(name, spot), fieldValue(name, value)]);
}

function fieldName(name: string, spot: JsonSpot): string {
  if (BREAKS_LINE.test(name))
    throw spot.error(`the header ${JSON.stringify(name)} has a line break or NUL in its name`, BREAKS_LINE_HINT);
  return headerText(name);
}

function fieldValue(name: string, spot: JsonSpot): string {
  const { value } = spot;
  if (typeof value === "string" && BREAKS_LINE.test(value))
    throw spot.error(`the header ${JSON.stringify(name)} has a line break or NUL in its value`, BREAKS_LINE_HINT);
  if (typeof value === "string") return headerText(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw spot.error(
    `the value of the header ${JSON.stringify(name)} is ${kindOf(value)} where a string is expected`,
    HINT,
  );
}
