import { provider } from "./define.ts";

export default provider({
  id: "modern-treasury",
  name: "Modern Treasury",
  docs: "https://docs.moderntreasury.com/platform/reference/webhooks",
  facts: {
    from: [
      "modern-treasury 3.3.0, webhooks.validateSignature",
      "docs.moderntreasury.com, webhooks (5 seconds, 2xx, X-Webhook-ID)",
    ],
    checked: "2026-11-24",
    sdk: "modern-treasury 3.3.0",
  },
  schemes: [
    { kind: "hmac", algorithm: "sha256", signature: { header: "X-Signature", encoding: "hex" }, content: "{text}" },
  ],
  detect: {
    // X-Signature is many a provider's header; X-Topic and X-Webhook-ID beside it are not.
    prefer: ({ headers }) =>
      ["x-topic", "x-webhook-id"].every((wanted) => headers.some(([name]) => name.toLowerCase() === wanted)),
  },
  event: [{ header: "X-Topic" }, { json: "event" }],
  deliveryId: [{ header: "X-Webhook-ID" }],
  env: ["MODERN_TREASURY_WEBHOOK_KEY"],
  delivery: {
    timeout: 5,
    success: "2xx",
    retries: { count: null, note: "exponential; the schedule is not published" },
  },
  notes: [
    "X-Topic names the resource (payment_order), the body's event what happened to it (created, completed).",
    "X-Webhook-ID is the documented key to deduplicate by.",
  ],
});
