import { HookctlError } from "../core/error.ts";

/** Hex, base64 or a token, with the prefix or list that headers have around it (`sha256=…`, `v1,…`). */
const DIGEST = /^[\w+/=.:,%-]+$/;
/** Hex with something between the bytes, as debuggers print it. */
const SPACED_HEX = /^[0-9a-f]{2}(?:[-: ][0-9a-f]{2})+$/i;

/**
 * `--computed`, each as it was given. Whether it has a digest's length is for the diagnosis to say.
 * @throws HookctlError usage for what can be no digest in any encoding.
 */
export function checkedDigests(values: readonly string[]): readonly string[] {
  for (const value of values) {
    const text = value.trim();
    if (text === "") throw noDigest("it is empty");
    if (!DIGEST.test(text) && !SPACED_HEX.test(text)) throw noDigest("it is neither hex nor base64");
  }
  return values;
}

function noDigest(why: string): HookctlError {
  return new HookctlError("usage", `--computed is no digest: ${why}`, {
    hint: "Give the value that your own code computed, in hex or base64.",
  });
}
