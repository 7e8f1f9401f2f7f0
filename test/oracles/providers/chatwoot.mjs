import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "chatwoot",
  oracle: "public receivers' check of Chatwoot's webhooks (time, dot, body); re-implemented with node:crypto",
  header: "X-Chatwoot-Signature",
  prefix: "sha256=",
  time: { unit: "s", header: "X-Chatwoot-Timestamp" },
  content: ({ body, timestamp }) => [`${timestamp}.`, body],
  headers: [["X-Chatwoot-Delivery", "7b1d3f0e-0c38-4a80-9a4b-0a2f3b4c5d6e"]],
  payload: {
    event: "message_created",
    id: 7,
    content: "Hello there",
    message_type: "incoming",
    created_at: "2026-07-25T17:20:00Z",
    account: { id: 1, name: "Acme" },
    inbox: { id: 3, name: "Website" },
    conversation: { id: 12, status: "open" },
    sender: { id: 5, name: "Jane" },
  },
});
