import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "wise",
  name: "Wise",
  docs: "https://docs.wise.com/guides/developer/webhooks",
  facts: {
    from: [
      "docs.wise.com, webhooks: event handling (signature, published keys, test notification), retries",
      "webhook-co/webhook, packages/webhooks-spec, wise (independent implementation, with a delivery that Wise's sandbox signed)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "rsa",
      algorithm: "sha256",
      keyFormats: ["pem", "spki"],
      signature: { header: "X-Signature-SHA256", encoding: "base64" },
      content: "{body}",
    },
  ],
  detect: {
    headers: ["x-test-notification"],
    body: ({ body }) =>
      jsonText(body, "subscription_id") !== undefined && jsonText(body, "schema_version") !== undefined,
  },
  event: [{ json: "event_type" }],
  deliveryId: [{ header: "X-Delivery-Id" }],
  delivery: {
    timeout: null,
    success: "200",
    retries: {
      count: 25,
      delays: [60, 120, 240, 480, 960, 1_920, 3_840, 7_680, 15_360, 30_720, 61_440, 86_400],
      horizon: 1_332_420,
      note: "doubling from a minute eleven times, then once a day fourteen times",
    },
    handshake: "POST with X-Test-Notification: true when a subscription is made, signed as all: answer 200.",
  },
  notes: [
    "The public key is published in the documentation, one for the sandbox and one for production.",
    "The delivery id stays the same over retries. The header X-Signature is the older one, with SHA-1, and is not looked at.",
  ],
});
