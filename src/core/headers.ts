import type { Header } from "./delivery.ts";

/**
 * The value of the first header of that name, or undefined.
 * @param name in lower case.
 */
export function header(headers: readonly Header[], name: string): string | undefined {
  for (const [candidate, value] of headers) {
    if (candidate.length === name.length && candidate.toLowerCase() === name) return value;
  }
  return undefined;
}

/** All values of the headers of that name, in order. @param name in lower case. */
export function headerValues(headers: readonly Header[], name: string): string[] {
  const values: string[] = [];
  for (const [candidate, value] of headers) {
    if (candidate.length === name.length && candidate.toLowerCase() === name) values.push(value);
  }
  return values;
}

/** The headers with the named one set to `value`: in its old place and case where it was there, else added last. */
export function withHeader(headers: readonly Header[], name: string, value: string): Header[] {
  const lower = name.toLowerCase();
  const out: Header[] = [];
  let placed = false;
  for (const field of headers) {
    if (field[0].toLowerCase() !== lower) out.push(field);
    else if (!placed) {
      out.push([field[0], value]);
      placed = true;
    }
  }
  if (!placed) out.push([name, value]);
  return out;
}

/** The headers without those names (case does not matter). */
export function withoutHeaders(headers: readonly Header[], names: readonly string[]): Header[] {
  const lower = new Set(names.map((name) => name.toLowerCase()));
  return headers.filter(([name]) => !lower.has(name.toLowerCase()));
}
