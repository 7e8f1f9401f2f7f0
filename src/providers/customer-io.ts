import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "customer-io",
  name: "Customer.io",
  docs: "https://docs.customer.io/journeys/webhooks/",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "docs.customer.io, reporting webhooks (4 seconds, 7 days, event_id)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-CIO-Signature", encoding: "hex" },
      timestamp: { header: "X-CIO-Timestamp", unit: "s", tolerance: 300 },
      content: "v0:{timestamp}:{body}",
    },
  ],
  detect: {
    headers: ["x-cio-timestamp"],
    body: ({ body }) => jsonText(body, "object_type") !== undefined && jsonText(body, "metric") !== undefined,
  },
  event: [{ json: "metric" }],
  deliveryId: [{ json: "event_id" }],
  delivery: {
    timeout: 4,
    success: "2xx",
    retries: { count: null, horizon: 604_800, note: "with growing waits for 7 days; later events queue behind" },
  },
  notes: ["The event's full name is object_type and metric. data.delivery_id names the message, not the webhook."],
});
