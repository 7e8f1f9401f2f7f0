import { provider } from "./define.ts";

export default provider({
  id: "whoop",
  name: "WHOOP",
  docs: "https://developer.whoop.com/docs/developing/webhooks",
  facts: {
    from: [
      "developer.whoop.com, webhooks (signature, five retries within an hour)",
      "several public receivers (time and body with nothing between, base64)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-WHOOP-Signature", encoding: "base64" },
      timestamp: { header: "X-WHOOP-Signature-Timestamp", unit: "ms" },
      content: "{timestamp}{body}",
    },
  ],
  detect: { headers: ["x-whoop-signature-timestamp"] },
  event: [{ json: "type" }],
  deliveryId: [{ json: "trace_id" }],
  env: ["WHOOP_CLIENT_SECRET"],
  delivery: {
    timeout: 1,
    success: "2xx",
    retries: { count: 5, horizon: 3_600, note: "five times within about an hour" },
  },
  notes: [
    "The key is the app's client secret. No limit for the timestamp's age is documented.",
    "The body's id is the resource's, in version 2 a UUID.",
  ],
});
