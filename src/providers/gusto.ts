import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "gusto",
  name: "Gusto",
  docs: "https://docs.gusto.com/embedded-payroll/docs/webhooks",
  facts: {
    from: [
      "docs.gusto.com, webhooks (handshake, 10 seconds, 16 retries)",
      "several public receivers (hex HMAC-SHA256 of the body)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Gusto-Signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "event_type") !== undefined &&
      jsonText(body, "resource_uuid") !== undefined &&
      jsonText(body, "entity_uuid") !== undefined,
  },
  event: [{ json: "event_type" }],
  deliveryId: [{ json: "uuid" }],
  delivery: {
    timeout: 10,
    success: "2xx",
    retries: { count: 16, horizon: 259_200, note: "with growing waits over about 3 days" },
    handshake:
      "POST with verification_token and webhook_subscription_uuid: answer 200, then PUT the token to /v1/webhook_subscriptions/{uuid}/verify. It is the signing key from then on.",
  },
  notes: ["The key is the subscription's verification_token."],
});
