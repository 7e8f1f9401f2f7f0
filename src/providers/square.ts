import { provider } from "./define.ts";

export default provider({
  id: "square",
  name: "Square",
  docs: "https://developer.squareup.com/docs/webhooks/step3validate",
  facts: {
    from: [
      "square 46.0.0, WebhooksHelper.verifySignature",
      "developer.squareup.com, webhooks: troubleshooting, subscribe",
    ],
    checked: "2026-11-24",
    sdk: "square 46.0.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Square-HmacSha256-Signature", encoding: "base64" },
      content: "{url}{text}",
    },
    {
      kind: "hmac",
      algorithm: "sha1",
      signature: { header: "X-Square-Signature", encoding: "base64" },
      content: "{url}{text}",
      retired: "SHA-1; the SDK does not look at it, alone neither",
    },
  ],
  detect: {
    headers: ["square-environment", "square-initial-delivery-timestamp", "square-retry-number"],
  },
  event: [{ json: "type" }],
  deliveryId: [{ json: "event_id" }],
  env: ["SQUARE_WEBHOOK_SIGNATURE_KEY"],
  delivery: {
    timeout: 10,
    success: "2xx",
    retries: { count: null, horizon: 86_400, note: "growing waits for 24 hours; square-retry-number tells a retry" },
  },
  notes: [
    "The URL is signed exactly as it was subscribed: scheme, host, a trailing slash and the query included.",
    "Compared as text: base64 without padding or in another alphabet fails. No age is checked.",
  ],
});
