import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "affirm",
  oracle: "docs.affirm.com, webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "X-Affirm-Signature",
  hash: "sha512",
  params: { signature: "v0", timestamp: "t" },
  time: { unit: "s", tolerance: 300 },
  content: ({ body, timestamp }) => [`${timestamp}.`, body],
  headers: [["Content-Type", "application/x-www-form-urlencoded"]],
  payload:
    "checkout_token=6C1QWJ1UAMTU2CUH&event=approved&event_timestamp=2026-07-25T17%3A20%3A00Z&webhook_session_id=5f0e3a34&order_id=ord-1001&total=50000&created=2026-07-25T17%3A19%3A00Z",
});
