import { provider } from "./define.ts";

export default provider({
  id: "klaviyo",
  name: "Klaviyo",
  docs: "https://developers.klaviyo.com/en/docs/working_with_system_webhooks",
  facts: {
    from: [
      "developers.klaviyo.com, working with system webhooks",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Klaviyo-Signature", encoding: "hex" },
      timestamp: { header: "Klaviyo-Timestamp", unit: "s" },
      content: "{body}{timestamp}",
    },
  ],
  detect: { headers: ["klaviyo-timestamp", "klaviyo-webhook-id"] },
  event: [{ json: "data.0.topic" }],
  deliveryId: [{ json: "data.0.external_id" }],
  delivery: {
    timeout: 5,
    success: "200, 201 or 202",
    retries: { count: null, note: "with growing waits, at most an hour apart" },
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "The timestamp is signed behind the body, with nothing between. No limit of its age is documented.",
    "A request carries up to 1,000 events, each with its own external_id.",
    "48 hours of errors switch the webhook off.",
  ],
});
