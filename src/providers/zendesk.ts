import { provider } from "./define.ts";

export default provider({
  id: "zendesk",
  name: "Zendesk",
  docs: "https://developer.zendesk.com/documentation/webhooks/verifying/",
  facts: {
    from: [
      "developer.zendesk.com, webhooks: verifying; API reference: webhooks",
      "webhook-co/webhook, packages/webhooks-spec (300 s)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Zendesk-Webhook-Signature", encoding: "base64" },
      timestamp: { header: "X-Zendesk-Webhook-Signature-Timestamp", unit: "iso8601", tolerance: 300 },
      content: "{timestamp}{body}",
    },
  ],
  detect: { headers: ["x-zendesk-webhook-id", "x-zendesk-webhook-invocation-id", "x-zendesk-account-id"] },
  event: [{ json: "type" }],
  deliveryId: [{ header: "X-Zendesk-Webhook-Invocation-Id" }, { json: "id" }],
  delivery: {
    timeout: 12,
    success: "2xx",
    retries: { count: null, note: "409: up to 3; 429 and 503 with a Retry-After below 60 s; timeouts: up to 5" },
  },
  notes: [
    "Zendesk's documentation names no age limit; 300 seconds is what independent implementations use.",
    "Webhooks of triggers and automations carry whatever body the admin wrote, in any format; those with GET or DELETE have none, and the timestamp alone is signed.",
    "Test deliveries of a webhook that is not saved yet are signed with the documented test secret dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==.",
  ],
});
