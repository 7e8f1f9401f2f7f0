import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "nylas",
  oracle: "developer.nylas.com, notifications; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "X-Nylas-Signature",
  payload: {
    specversion: "1.0",
    type: "message.created",
    source: "/google/emails/realtime",
    id: "mock-id-7f3a2c1e",
    time: 1785000000,
    webhook_delivery_attempt: 1,
    data: { application_id: "8d1f5c2a-3b4e-4f6a-9c7d-0e1b2a3c4d5e", object: { id: "msg-1", object: "message", subject: "Hello" } },
  },
});
