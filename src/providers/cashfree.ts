import { jsonText } from "../core/fields.ts";
import { parsesAsJson } from "../schemes/demands.ts";
import { provider } from "./define.ts";

export default provider({
  id: "cashfree",
  name: "Cashfree Payments",
  docs: "https://www.cashfree.com/docs/payments/online/webhooks/signature-verification",
  facts: {
    from: [
      "cashfree-pg 6.0.6, PGVerifyWebhookSignature (read)",
      "cashfree.com/docs, webhooks: signature verification, payloads and signatures",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "x-webhook-signature", encoding: "base64" },
      timestamp: { header: "x-webhook-timestamp", unit: "ms" },
      content: "{timestamp}{text}",
      demands: parsesAsJson,
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "event_time") !== undefined && jsonText(body, "type")?.endsWith("_WEBHOOK") === true,
  },
  event: [{ json: "type" }],
  deliveryId: [{ header: "x-idempotency-key" }, { json: "data.payment.cf_payment_id" }],
  delivery: { timeout: null, success: "200", retries: { count: null, note: "not checked here" } },
  notes: [
    "The key is the client secret of the API key (partners: the partner API key). The text in the documentation shows a dot between time and body; its code, and the SDK, have none.",
    "The time is in milliseconds; its age is not checked. Payouts V1 sends a form with another signature, which is not read.",
  ],
});
