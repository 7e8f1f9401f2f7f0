import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "customer-io",
  oracle: "docs.customer.io, reporting webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "X-CIO-Signature",
  time: { unit: "s", tolerance: 300, header: "X-CIO-Timestamp" },
  content: ({ body, timestamp }) => [`v0:${timestamp}:`, body],
  payload: {
    event_id: "01E4C4CT6YDC7Y5M7FE1GWWPQJ",
    object_type: "email",
    metric: "sent",
    timestamp: 1785000000,
    data: {
      customer_id: "42",
      identifiers: { id: "42", email: "test@example.com" },
      delivery_id: "RPILAgUBcRhIBqSfeiIwdIYJKxTY",
      campaign_id: 23,
      subject: "Thanks for signing up",
      recipient: "test@example.com",
    },
  },
});
