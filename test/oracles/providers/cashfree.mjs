import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "cashfree",
  oracle: "cashfree.com/docs, webhook signature verification, as cashfree-pg 6.0.6 checks it; re-implemented with node:crypto",
  header: "x-webhook-signature",
  encoding: "base64",
  time: { unit: "ms", header: "x-webhook-timestamp" },
  content: ({ body, timestamp }) => [timestamp, body.toString()],
  headers: [
    ["x-webhook-version", "2025-01-01"],
    ["x-idempotency-key", "vHmyGo6cEqmcn2WNfqKz3Q=="],
  ],
  payload: {
    data: {
      order: { order_id: "order_1001", order_amount: 2, order_currency: "INR" },
      payment: {
        cf_payment_id: "1453002795",
        payment_status: "SUCCESS",
        payment_amount: 1,
        payment_currency: "INR",
        bank_reference: "234928698581",
      },
      customer_details: { customer_id: "7112AAA812234", customer_email: "john@example.com" },
    },
    event_time: "2026-07-25T22:50:00+05:30",
    type: "PAYMENT_SUCCESS_WEBHOOK",
  },
});
