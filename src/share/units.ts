/** Text behind escapes (JSON's, percent signs): changed character by character, each written again as it was written. */

interface Unit {
  readonly raw: string;
  /** What it stands for. */
  readonly text: string;
}

/**
 * The raw text with another meaning.
 * @param change gives a text that is as long as the one it gets.
 */
function rewritten(
  units: readonly Unit[],
  change: (text: string) => string,
  write: (raw: string, text: string) => string,
): string {
  const before = units.map(({ text }) => text).join("");
  const after = change(before);
  if (after === before) return units.map(({ raw }) => raw).join("");
  if (after.length !== before.length) return write("", after);
  let at = 0;
  return units
    .map(({ raw, text }) => {
      const next = after.slice(at, (at += text.length));
      return next === text ? raw : write(raw, next);
    })
    .join("");
}

const STRING_UNIT = /\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[^])|[^\\]+|\\/g;
const SHORT: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** The inside of a string of JSON (or of what Python and Ruby print). @param slashes how a new slash is written. */
export function rewriteString(inner: string, change: (text: string) => string, slashes: "/" | "\\/"): string {
  const units = Array.from(inner.matchAll(STRING_UNIT), ([raw]) => raw).flatMap((raw): Unit[] =>
    raw.startsWith("\\") ? [{ raw, text: unescaped(raw) }] : Array.from(raw, (char) => ({ raw: char, text: char })),
  );
  return rewritten(units, change, (raw, text) => escapedLike(raw, text).replaceAll("/", slashes));
}

function unescaped(raw: string): string {
  const word = raw.slice(1);
  if (/^[uUx][0-9a-fA-F]/.test(word)) return String.fromCodePoint(Number.parseInt(word.slice(1), 16) & 0x1fffff);
  return SHORT[word] ?? word;
}

function escapedLike(raw: string, text: string): string {
  if (!/^\\[uUx]/.test(raw)) return raw === "" ? JSON.stringify(text).slice(1, -1) : text;
  const digits = raw.length - 2;
  const hex = text.codePointAt(0)!.toString(16).padStart(digits, "0");
  return raw.slice(0, 2) + (/[A-F]/.test(raw.slice(2)) ? hex.toUpperCase() : hex);
}

const PERCENT_RUN = /(?:%[0-9a-fA-F]{2})+|[^%]+|%/g;

/** A value of a form or a query; a run of percent signs that is no UTF-8 stays. */
export function rewritePercent(raw: string, change: (text: string) => string): string {
  const units = Array.from(raw.matchAll(PERCENT_RUN), ([run]) => run).flatMap(percentUnits);
  return rewritten(units, change, (before, text) => {
    const lower = /%\d?[a-f]/.test(before);
    const encoded = before.startsWith("%") ? percentAll(text) : encodeURIComponent(text);
    return lower ? encoded.toLowerCase() : encoded;
  });
}

function percentUnits(run: string): Unit[] {
  if (!run.startsWith("%")) return Array.from(run, (char) => ({ raw: char, text: char === "+" ? " " : char }));
  let decoded: string;
  try {
    decoded = decodeURIComponent(run);
  } catch {
    return [{ raw: run, text: "\ufffd" }];
  }
  let at = 0;
  return Array.from(decoded, (char) => ({ raw: run.slice(at, (at += Buffer.byteLength(char) * 3)), text: char }));
}

function percentAll(text: string): string {
  return Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}
