import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "lemon-squeezy",
  name: "Lemon Squeezy",
  docs: "https://docs.lemonsqueezy.com/help/webhooks/signing-requests",
  facts: {
    from: [
      "docs.lemonsqueezy.com, webhooks: signing requests, webhook requests",
      "@hookflo/tern 4.1.0 (independent implementation)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    { kind: "hmac", algorithm: "sha256", signature: { header: "X-Signature", encoding: "hex" }, content: "{body}" },
  ],
  detect: {
    headers: ["x-event-name"],
    prefer: ({ headers, body }) =>
      header(headers, "x-signature") !== undefined &&
      jsonText(body, "meta.event_name") !== undefined &&
      jsonText(body, "data.type") !== undefined,
  },
  event: [{ header: "X-Event-Name" }, { json: "meta.event_name" }],
  env: ["LEMONSQUEEZY_WEBHOOK_SECRET"],
  delivery: {
    timeout: null,
    success: "200",
    retries: {
      count: 3,
      delays: [5, 25, 125],
      horizon: 155,
      note: "then marked as failed; can be sent again from the dashboard",
    },
  },
  notes: ["No event id is sent: deduplicate by event name, data.id and data.attributes.updated_at."],
});
