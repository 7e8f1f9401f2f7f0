import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "pagerduty",
  name: "PagerDuty",
  docs: "https://developer.pagerduty.com/docs/verifying-webhook-signatures",
  facts: {
    from: [
      "developer.pagerduty.com, verifying webhook signatures; webhook behavior",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-PagerDuty-Signature", encoding: "hex", params: { signature: "v1" } },
      content: "{body}",
    },
  ],
  detect: {
    headers: ["x-webhook-subscription"],
    prefer: ({ headers }) => header(headers, "user-agent")?.startsWith("PagerDuty-Webhook/") === true,
  },
  event: [{ json: "event.event_type" }],
  deliveryId: [{ header: "X-Webhook-Id" }, { json: "event.id" }],
  delivery: {
    timeout: 5,
    success: "2xx",
    retries: {
      count: null,
      horizon: 172_800,
      note: "on timeouts, 5xx, 429, DNS faults and expired certificates; other 4xx and TLS errors are dropped at once",
    },
    bodyLimit: 262_144,
  },
  notes: [
    "While a secret is rotated the header lists a signature for each, v1=…,v1=…; one that matches is enough. Blanks after the comma are not cut off.",
    "Three dropped deliveries in a row switch the webhook off for 24 hours.",
  ],
});
