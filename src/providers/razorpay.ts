import { provider } from "./define.ts";

export default provider({
  id: "razorpay",
  name: "Razorpay",
  docs: "https://razorpay.com/docs/webhooks/validate-test/",
  facts: {
    from: [
      "razorpay 2.9.8, Razorpay.validateWebhookSignature",
      "razorpay.com/docs/webhooks/best-practices (2xx within 5 seconds, 24 hours, X-Razorpay-Event-Id)",
    ],
    checked: "2026-11-24",
    sdk: "razorpay 2.9.8",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Razorpay-Signature", encoding: "hex" },
      content: "{text}",
    },
  ],
  detect: { headers: ["x-razorpay-event-id"] },
  event: [{ json: "event" }],
  deliveryId: [{ header: "X-Razorpay-Event-Id" }],
  env: ["RAZORPAY_WEBHOOK_SECRET"],
  delivery: {
    timeout: 5,
    success: "2xx",
    retries: { count: null, horizon: 86_400, note: "exponential, for 24 hours; then the webhook is disabled" },
  },
  notes: [
    "The secret is the webhook's own, not the API key's secret.",
    "The SDK compares the hex text with ===: upper case does not match, and the time that it takes tells where it differs.",
  ],
});
