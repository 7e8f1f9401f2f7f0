/** Where the values of a JSON text stand. For texts that JSON.parse took: nothing is checked again. Never recursive. */

export interface Span {
  /** In UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

export type JsonPath = readonly (string | number)[];

/** The span of the value at a path below the value that begins at `start`; the last of duplicate names, as JSON.parse has it. */
export function spanAt(text: string, start: number, path: JsonPath): Span | undefined {
  let at = blank(text, start);
  for (const step of path) {
    const found =
      typeof step === "number"
        ? elements(text, at)[step]
        : members(text, at).findLast(({ key }) => key === step)?.value;
    if (!found) return undefined;
    at = found.start;
  }
  return { start: at, end: valueEnd(text, at) };
}

/** The elements of the list that begins at `start`. */
export function elements(text: string, start: number): Span[] {
  const spans: Span[] = [];
  if (text[start] !== "[") return spans;
  let at = blank(text, start + 1);
  while (at < text.length && text[at] !== "]") {
    const end = valueEnd(text, at);
    spans.push({ start: at, end });
    at = blank(text, end);
    if (text[at] === ",") at = blank(text, at + 1);
  }
  return spans;
}

function members(text: string, start: number): { key: string; value: Span }[] {
  const found: { key: string; value: Span }[] = [];
  if (text[start] !== "{") return found;
  let at = blank(text, start + 1);
  while (at < text.length && text[at] !== "}") {
    const keyEnd = stringEnd(text, at);
    const key = JSON.parse(text.slice(at, keyEnd)) as string;
    const valueStart = blank(text, blank(text, keyEnd) + 1);
    const end = valueEnd(text, valueStart);
    found.push({ key, value: { start: valueStart, end } });
    at = blank(text, end);
    if (text[at] === ",") at = blank(text, at + 1);
  }
  return found;
}

const BLANK = /[ \t\n\r]*/y;
const SCALAR = /[^\s,\]}]*/y;
const NEXT_MARK = /["{}[\]]/g;

function blank(text: string, at: number): number {
  BLANK.lastIndex = at;
  BLANK.test(text);
  return BLANK.lastIndex;
}

function valueEnd(text: string, start: number): number {
  const char = text[start];
  if (char === '"') return stringEnd(text, start);
  if (char === "{" || char === "[") return containerEnd(text, start);
  SCALAR.lastIndex = start;
  SCALAR.test(text);
  return SCALAR.lastIndex;
}

function stringEnd(text: string, start: number): number {
  for (let at = start + 1; ; at += 1) {
    at = text.indexOf('"', at);
    if (at < 0) return text.length;
    let slashes = 0;
    while (text[at - 1 - slashes] === "\\") slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
}

function containerEnd(text: string, start: number): number {
  let depth = 0;
  let at = start;
  for (;;) {
    NEXT_MARK.lastIndex = at;
    const mark = NEXT_MARK.exec(text);
    if (!mark) return text.length;
    if (mark[0] === '"') {
      at = stringEnd(text, mark.index);
      continue;
    }
    depth += mark[0] === "{" || mark[0] === "[" ? 1 : -1;
    at = mark.index + 1;
    if (depth === 0) return at;
  }
}
