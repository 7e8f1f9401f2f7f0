/** How WorkOS signs its webhooks and its actions: alike, but for how old they may be. */
import { asBuffer } from "../core/bytes.ts";
import type { Delivery } from "../core/delivery.ts";
import type { ContentPart, ContentVars, HmacRecipe, ParsedSignature } from "../core/recipe.ts";

/** @param tolerance seconds. */
export function workosRecipe(tolerance: number): HmacRecipe {
  return {
    kind: "hmac",
    algorithm: "sha256",
    signature: {
      header: "WorkOS-Signature",
      encoding: "hex",
      params: { signature: "v1", timestamp: "t", joiner: ", " },
      parse,
    },
    timestamp: {
      unit: "ms",
      tolerance,
      required: false,
      parse: (text) => Number.parseInt(text, 10),
      // What is no number is never too old.
      accepts: (timestampMs, nowMs, toleranceSeconds) => !(timestampMs < nowMs - toleranceSeconds * 1000),
    },
    content: "{timestamp}.{body}",
    contents,
  };
}

/** The first part's value and the second's, each up to a second `=`. */
function parse(text: string): ParsedSignature | undefined {
  const [first, second, ...more] = text.split(",");
  const timestamp = first?.split("=")[1];
  const signature = second?.split("=")[1];
  if (!signature || timestamp === undefined) return undefined;
  return { signatures: [signature], others: more.map((part) => part.split("=")[1] ?? part), timestamp };
}

/** Nothing where the body is no JSON: then no signature fits. */
function contents({ body }: Delivery, { timestamp }: ContentVars): ContentPart[][] {
  const json = rewritten(body);
  if (json === undefined) return [];
  return [
    [
      { label: "timestamp", bytes: timestamp },
      { label: "", bytes: "." },
      { label: "body, parsed and written again", bytes: json },
    ],
  ];
}

function rewritten(body: Uint8Array): string | undefined {
  try {
    return JSON.stringify(JSON.parse(asBuffer(body).toString("utf8")));
  } catch {
    return undefined;
  }
}
