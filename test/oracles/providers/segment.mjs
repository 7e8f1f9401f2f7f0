import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "segment",
  oracle: "segment.com/docs, destinations: webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "X-Signature",
  hash: "sha1",
  headers: [["User-Agent", "Segment.io/1.0"]],
  payload: {
    version: 2,
    type: "track",
    event: "Order Completed",
    messageId: "ajs-next-1785000000000-7f3a2c1e",
    userId: "97980cfea0067",
    timestamp: "2026-07-25T17:20:00.000Z",
    receivedAt: "2026-07-25T17:20:00.512Z",
    properties: { revenue: 25, currency: "USD" },
  },
});
