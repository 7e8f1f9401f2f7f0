import { provider } from "./define.ts";

export default provider({
  id: "dub",
  name: "Dub",
  docs: "https://dub.co/docs/webhooks/verify-webhook-requests",
  facts: {
    from: [
      "dub.co/docs, webhooks: introduction, verify webhook requests",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    { kind: "hmac", algorithm: "sha256", signature: { header: "Dub-Signature", encoding: "hex" }, content: "{body}" },
  ],
  event: [{ json: "event" }],
  deliveryId: [{ json: "id" }],
  env: ["DUB_WEBHOOK_SECRET"],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "with growing waits; no schedule is published" },
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "Consecutive failures switch the webhook off.",
  ],
});
