import type { Header } from "../core/delivery.ts";
import { HookctlError } from "../core/error.ts";

/**
 * `--header 'Name: value'`, in order. Values are kept one byte a character, as headers are everywhere.
 * @throws HookctlError usage for a text without a name and a colon, or with a line break or NUL in it.
 */
export function parseHeaderOptions(texts: readonly string[]): Header[] {
  return texts.map((text) => {
    const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n\0]*?)[ \t]*$/.exec(text);
    if (!match)
      throw new HookctlError("usage", `${JSON.stringify(text.slice(0, 60))} is not a header`, {
        hint: "Write it as --header 'Name: value'.",
      });
    return [match[1]!, Buffer.from(match[2]!, "utf8").toString("latin1")];
  });
}
