import { asBuffer } from "../core/bytes.ts";
import type { Delivery } from "../core/delivery.ts";
import type { ContentPart, ContentVars, ParsedSignature } from "../core/recipe.ts";
import { provider } from "./define.ts";

export default provider({
  id: "workos",
  name: "WorkOS",
  docs: "https://workos.com/docs/events/data-syncing/webhooks",
  facts: {
    from: ["@workos-inc/node 8.13.0, webhooks.verifyHeader", "workos.com/docs/events/data-syncing/webhooks"],
    checked: "2026-11-24",
    sdk: "@workos-inc/node 8.13.0",
  },
  schemes: [
    {
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
        tolerance: 180,
        required: false,
        parse: (text) => Number.parseInt(text, 10),
        // What is no number is never too old.
        accepts: (timestampMs, nowMs, toleranceSeconds) => !(timestampMs < nowMs - toleranceSeconds * 1000),
      },
      content: "{timestamp}.{body}",
      contents,
    },
  ],
  event: [{ json: "event" }],
  deliveryId: [{ json: "id" }],
  env: ["WORKOS_WEBHOOK_SECRET"],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, horizon: 259_200, note: "growing waits over 3 days (6 tries by accounts of users)" },
  },
  notes: [
    "The SDK is handed the parsed payload and signs JSON.stringify of it: another spacing than compact, escapes, or 1.0 for 1 do not match, and what a body parser did to spacing does no harm.",
    "The header's two parts are told by their order, not their names; a third is not looked at.",
    "The timestamp is in milliseconds; 180 seconds; one in the future is taken, and so is one that is no number.",
  ],
});

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
