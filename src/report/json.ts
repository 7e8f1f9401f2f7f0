/** JSON and NDJSON whose text is safe to show: what is invisible is escaped, so no terminal obeys it. */
import { invisible } from "./escape.ts";

/** One value on one line. Undefined members are left out. */
export function jsonText(value: unknown): string {
  return invisible(JSON.stringify(value), unicodeEscape);
}

/** One line of NDJSON. */
export function ndjsonLine(value: unknown): string {
  return `${jsonText(value)}\n`;
}

/** A document `{"schema": …, "<list>": [ … ], …}` whose items are written as they come, one a line. */
export class JsonDocument {
  readonly #head: string;
  #count = 0;

  /** @param schema `hookctl.<command>/1`; @param list the name of the list. */
  constructor(schema: string, list: string) {
    this.#head = `{"schema":${jsonText(schema)},${jsonText(list)}:[\n`;
  }

  item(value: unknown): string {
    return `${this.#count++ === 0 ? this.#head : ",\n"}${jsonText(value)}`;
  }

  /** @param members what follows the list. */
  end(members: Readonly<Record<string, unknown>>): string {
    const rest = Object.entries(members).map(([name, value]) => `,${jsonText(name)}:${jsonText(value)}`);
    return `${this.#count === 0 ? this.#head : "\n"}]${rest.join("")}}\n`;
  }
}

/** Within JSON strings only, which is where such characters can be: everything else that JSON.stringify writes is ASCII. */
function unicodeEscape(char: string): string {
  return Array.from({ length: char.length }, (_, at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, "0")}`).join(
    "",
  );
}
