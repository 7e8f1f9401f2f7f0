import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "attio",
  name: "Attio",
  docs: "https://docs.attio.com/rest-api/guides/webhooks",
  facts: {
    from: ["docs.attio.com, guides: webhooks", "trigger.dev/docs, Attio webhooks (idempotency-key)"],
    checked: "2026-11-24",
  },
  schemes: [
    { kind: "hmac", algorithm: "sha256", signature: { header: "Attio-Signature", encoding: "hex" }, content: "{body}" },
  ],
  detect: {
    headers: ["x-attio-signature"],
    body: ({ body }) =>
      jsonText(body, "webhook_id") !== undefined && jsonText(body, "events.0.event_type") !== undefined,
  },
  event: [{ json: "events.0.event_type" }],
  deliveryId: [{ header: "Idempotency-Key" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not checked here" } },
  notes: [
    "X-Attio-Signature holds the same signature, for middleware that expects the older name. Idempotency-Key stays the same over retries.",
  ],
});
