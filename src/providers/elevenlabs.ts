import type { ParsedSignature } from "../core/recipe.ts";
import { parsesAsJson } from "../schemes/demands.ts";
import { provider } from "./define.ts";

export default provider({
  id: "elevenlabs",
  name: "ElevenLabs",
  docs: "https://elevenlabs.io/docs/eleven-api/resources/webhooks",
  facts: {
    from: [
      "@elevenlabs/elevenlabs-js 2.73.0, webhooks.constructEvent",
      "elevenlabs.io/docs, webhooks (retries by choice; disabled after ten failures)",
    ],
    checked: "2026-11-24",
    sdk: "@elevenlabs/elevenlabs-js 2.73.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: {
        header: "ElevenLabs-Signature",
        encoding: "hex",
        params: { signature: "v0", timestamp: "t" },
        parse,
      },
      timestamp: {
        unit: "s",
        tolerance: 1800,
        parse: (text) => Number(text) * 1000,
        // What is no number is never older.
        accepts: (timestampMs, nowMs, toleranceSeconds) => !(timestampMs < nowMs - toleranceSeconds * 1000),
      },
      content: "{timestamp}.{text}",
      demands: parsesAsJson,
    },
  ],
  event: [{ json: "type" }],
  env: ["ELEVENLABS_WEBHOOK_SECRET", "ELEVENLABS_CONVAI_WEBHOOK_SECRET"],
  delivery: {
    timeout: null,
    success: "200",
    retries: { count: null, note: "off unless switched on for the webhook; without them each event is sent once" },
  },
  notes: [
    "The first t= and the first v0= count, in any order, without blanks; later ones are not looked at.",
    "A timestamp in the future is taken, and so is one that is no number.",
    "No delivery id is sent: type and data.conversation_id (or request_id) tell one event from another.",
    "Ten failures in a row, with no success for seven days, switch the webhook off.",
  ],
});

/** The first of each name only. */
function parse(text: string): ParsedSignature | undefined {
  const items = text.split(",");
  const timestamp = items.find((item) => item.startsWith("t="))?.slice("t=".length);
  const signature = items.find((item) => item.startsWith("v0="))?.slice("v0=".length);
  if (signature === undefined) return undefined;
  return { signatures: [signature], ...(timestamp !== undefined && { timestamp }) };
}
