import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "tally",
  name: "Tally",
  docs: "https://developers.tally.so/api-reference/webhooks",
  facts: {
    from: [
      "developers.tally.so, webhooks (five retries and their times)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Tally-Signature", encoding: "base64" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) => jsonText(body, "eventType") !== undefined && jsonText(body, "data.formId") !== undefined,
  },
  event: [{ json: "eventType" }],
  deliveryId: [{ json: "eventId" }],
  delivery: {
    timeout: 10,
    success: "2xx",
    retries: { count: 5, delays: [300, 1_800, 3_600, 21_600, 86_400], horizon: 113_100 },
  },
  notes: [
    "Signed only where a signing secret was set with the webhook.",
    "The documentation's sample signs JSON.stringify of the parsed body, which is the same for what Tally sends.",
  ],
});
