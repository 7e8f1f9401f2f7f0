import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "nylas",
  name: "Nylas",
  docs: "https://developer.nylas.com/docs/v3/notifications/",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation); nylas 8.4.0 verifies nothing",
      "developer.nylas.com, notifications v3 (10 seconds, three tries, CloudEvents id)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Nylas-Signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "specversion") !== undefined && jsonText(body, "data.application_id") !== undefined,
  },
  event: [{ json: "type" }],
  deliveryId: [{ json: "id" }],
  env: ["NYLAS_WEBHOOK_SECRET"],
  delivery: {
    timeout: 10,
    success: "200",
    retries: { count: 2, note: "up to three tries in all, 10 to 20 minutes apart" },
    handshake: "GET with challenge, when it is made or made active: answer 200 within 10 seconds with its bare value.",
    bodyLimit: 1_048_576,
  },
  notes: [
    "The event's id stays the same over retries.",
    "95 of 100 failing within 15 minutes mark the webhook as failing; 72 hours of that stop it.",
  ],
});
