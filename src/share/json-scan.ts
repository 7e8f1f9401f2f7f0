/**
 * Strings and numbers of a JSON text with the path that they stand at. Unlike `core/json-tree.ts` it reads what is no
 * JSON as well: a body that was cut off, or written by Python's or Ruby's `print`, is what broken captures hold.
 */

export interface Scanned {
  readonly kind: "string" | "number" | "key";
  /** Without the quotes. */
  readonly start: number;
  readonly end: number;
  readonly path: readonly string[];
}

const TOKEN = /"[^"\\]*(?:\\[^][^"\\]*)*"?|'[^'\\]*(?:\\[^][^'\\]*)*'?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|=>|[{}[\]:,]/g;

interface Frame {
  readonly list: boolean;
  index: number;
  key: string;
}

/** All of them, in order. */
export function* scanJson(text: string): Iterable<Scanned> {
  const frames: Frame[] = [];
  const path = (): string[] => frames.map(({ list, index, key }) => (list ? String(index) : key));
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const frame = frames.at(-1);
    const first = token[0]!;
    if (first === "{" || first === "[") frames.push({ list: first === "[", index: 0, key: "" });
    else if (first === "}" || first === "]") frames.pop();
    else if (first === ",") {
      if (frame?.list) frame.index += 1;
    } else if (first === '"' || first === "'") {
      const closed = token.length > 1 && token.endsWith(first);
      const [start, end] = [index + 1, index + token.length - (closed ? 1 : 0)];
      if (
        frame &&
        !frame.list &&
        closed &&
        /^\s*(?::|=>)/.test(text.slice(index + token.length, index + token.length + 64))
      ) {
        frame.key = decoded(text.slice(start, end));
        yield { kind: "key", start, end, path: path() };
      } else yield { kind: "string", start, end, path: path() };
    } else if (first !== ":" && first !== "=")
      yield { kind: "number", start: index, end: index + token.length, path: path() };
  }
}

function decoded(inner: string): string {
  if (!inner.includes("\\")) return inner;
  try {
    return JSON.parse(`"${inner}"`) as string;
  } catch {
    return inner;
  }
}
