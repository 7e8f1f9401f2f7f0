import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "clickup",
  name: "ClickUp",
  docs: "https://developer.clickup.com/docs/webhooksignature",
  facts: {
    from: [
      "developer.clickup.com: webhook signature, webhook health, task payloads",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    { kind: "hmac", algorithm: "sha256", signature: { header: "X-Signature", encoding: "hex" }, content: "{body}" },
  ],
  detect: { body: ({ body }) => jsonText(body, "webhook_id") !== undefined && jsonText(body, "event") !== undefined },
  event: [{ json: "event" }],
  deliveryId: [{ json: "history_items.0.id" }],
  delivery: {
    timeout: 7,
    success: "2xx",
    retries: { count: 4, note: "five tries in all; the waits are not published" },
  },
  notes: [
    "The secret is in the answer that makes the webhook.",
    "webhook_id and the history item's id make the documented idempotency key; events of deletion have none.",
    "100 events that failed in all tries, or one answer of 410, suspend the webhook.",
  ],
});
