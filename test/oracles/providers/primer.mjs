import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "primer",
  oracle: "primer.io/docs, webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "X-Signature-Primary",
  encoding: "base64",
  payload: {
    eventType: "PAYMENT.STATUS",
    date: "2026-07-25T17:20:00.000000",
    notificationConfig: { id: "9b4b1d2e-5c3f-4a6b-8d7e-1f2a3b4c5d6e", description: "Payments" },
    version: "2.4",
    signedAt: "1785000000",
    payment: { id: "DdRZ6YY0", orderId: "order-123", amount: 3000, currencyCode: "GBP", status: "AUTHORIZED" },
  },
});
