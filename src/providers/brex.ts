import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "brex",
  name: "Brex",
  docs: "https://developer.brex.com/docs/webhooks",
  facts: {
    from: ["webhook-co/webhook, packages/webhooks-spec (independent implementation)", "developer.brex.com, webhooks"],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "standard-webhooks" }],
  detect: {
    body: ({ body }) => jsonText(body, "event_type") !== undefined && jsonText(body, "company_id") !== undefined,
  },
  event: [{ json: "event_type" }],
  deliveryId: [{ header: "Webhook-Id" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "with growing waits; no schedule is published" },
  },
  notes: [
    "The secret (from the API, GET /v1/webhooks/secrets) has no whsec_ before it. While it is rotated both secrets sign.",
    "Looks like every sender after Standard Webhooks; the body's event_type and company_id tell it.",
  ],
});
