/** What curl sends as the body (its manual page, -d and its kin). Texts are one character a byte. */
import type { Fail } from "./words.ts";
import type { Option } from "./options.ts";

/** Reads the file that a word names behind its `@`. */
export type ReadNamed = (name: string, offset: number) => string;

export interface Data {
  readonly text: string;
  /** `--json` was among the options. */
  readonly json: boolean;
}

const KINDS: ReadonlySet<string> = new Set(["data", "data-ascii", "data-binary", "data-raw", "data-urlencode", "json"]);

/** All data options together, or undefined where there are none. */
export function joinData(options: readonly Option[], readNamed: ReadNamed): Data | undefined {
  const pieces = options.filter(({ name }) => KINDS.has(name));
  if (pieces.length === 0) return undefined;
  let text = "";
  for (const [index, option] of pieces.entries()) {
    // Pieces of JSON follow one another; all others are fields of a form.
    if (index > 0 && option.name !== "json") text += "&";
    text += piece(option, readNamed);
  }
  return { text, json: pieces.some(({ name }) => name === "json") };
}

function piece({ name, value: { text, offset } }: Option, readNamed: ReadNamed): string {
  if (name === "data-urlencode") return urlEncoded(text, offset, readNamed);
  if (name === "data-raw" || !text.startsWith("@")) return text;
  const read = readNamed(text.slice(1), offset);
  return name === "data" || name === "data-ascii" ? read.replace(/[\r\n\0]/g, "") : read;
}

/** `content`, `=content`, `name=content`, `@file`, `name@file`: the content is encoded, the name is not. */
export function urlEncoded(text: string, offset: number, readNamed: ReadNamed): string {
  const mark = text.search(/[=@]/);
  if (mark < 0) return encode(text);
  const name = text.slice(0, mark);
  const content = text[mark] === "=" ? text.slice(mark + 1) : readNamed(text.slice(mark + 1), offset);
  return name === "" ? encode(content) : `${name}=${encode(content)}`;
}

/** Every byte but the unreserved ones (RFC 3986, section 2.3); a blank becomes a plus sign. */
function encode(text: string): string {
  return text.replace(/[^A-Za-z0-9._~-]/g, (char) =>
    char === " " ? "+" : `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}

/** @throws HookctlError data where the body has bytes that curl makes up itself. */
export function refuseForms(options: readonly Option[], fail: Fail): void {
  const form = options.find(({ name }) => name === "form" || name === "F" || name === "form-string");
  if (form)
    throw fail(
      form.value.offset,
      "the bytes of a multipart body are not in the command: curl makes up its boundary",
      "Capture the request as it was sent, as raw HTTP.",
    );
}
