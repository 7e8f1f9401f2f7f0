import type { Header } from "../core/delivery.ts";
import { HookctlError } from "../core/error.ts";

/**
 * `--header 'Name: value'`, in order. Values are kept one byte a character, as headers are everywhere.
 * @throws HookctlError usage for a text without a name and a colon.
 */
export function parseHeaderOptions(texts: readonly string[]): Header[] {
  return texts.map((text) => {
    const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/s.exec(text);
    if (!match)
      throw new HookctlError("usage", `"${text.slice(0, 60)}" is not a header`, {
        hint: "Write it as --header 'Name: value'.",
      });
    return [match[1]!, Buffer.from(match[2]!, "utf8").toString("latin1")];
  });
}
