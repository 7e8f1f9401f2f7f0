import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "calendly",
  name: "Calendly",
  docs: "https://developer.calendly.com/api-docs/overview/webhooks/webhook-signatures",
  facts: {
    from: [
      "developer.calendly.com, webhook signatures and webhook errors",
      "webhook-co/webhook, packages/webhooks-spec (300 s; any v1 may match)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Calendly-Webhook-Signature", encoding: "hex", params: { timestamp: "t", signature: "v1" } },
      timestamp: { unit: "s", tolerance: 300 },
      content: "{timestamp}.{body}",
    },
  ],
  detect: { body: ({ body }) => jsonText(body, "created_by")?.startsWith("https://api.calendly.com/") === true },
  event: [{ json: "event" }],
  env: ["CALENDLY_WEBHOOK_SIGNING_KEY"],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: {
      count: null,
      horizon: 86_400,
      note: "exponential backoff for 24 hours, or until 24 hours after the booked event",
    },
  },
  notes: [
    "The age limit is the receiver's to choose: Calendly's sample takes 3 minutes and lets a time from the future pass; hookctl takes 5 minutes either way. --tolerance 3m is the sample's.",
    "Of several v1 entries any may match; Calendly's sample looks at the last alone.",
    "A webhook without a signing key is not signed. Failures for 24 hours switch it off; it must then be created anew.",
    "No delivery id is sent: deduplicate by event, payload.uri and created_at.",
  ],
});
