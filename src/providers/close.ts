import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "close",
  name: "Close",
  docs: "https://developer.close.com/topics/webhooks/",
  facts: {
    from: ["developer.close.com, webhooks", "several public receivers (hex key, time before body)"],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      secret: { decode: "hex" },
      signature: { header: "Close-Sig-Hash", encoding: "hex" },
      timestamp: { header: "Close-Sig-Timestamp", unit: "s" },
      content: "{timestamp}{body}",
    },
  ],
  detect: {
    headers: ["close-sig-timestamp"],
    body: ({ body }) => jsonText(body, "subscription_id")?.startsWith("whsub_") === true,
  },
  event: [{ json: "event.action" }],
  deliveryId: [{ json: "event.id" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: {
      count: null,
      horizon: 259_200,
      note: "with growing waits, up to 72 hours; then the subscription is paused",
    },
  },
  notes: [
    "The key is the subscription's signature_key, decoded from hex. The event's full name is event.object_type and event.action. No age limit is documented.",
  ],
});
