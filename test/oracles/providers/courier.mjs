import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "courier",
  oracle: "hookdeck/webhook-skills, courier (milliseconds, dot, body); re-implemented with node:crypto",
  header: "courier-signature",
  params: { signature: "signature", timestamp: "t" },
  time: { unit: "ms", tolerance: 300 },
  content: ({ body, timestamp }) => [`${timestamp}.`, body],
  payload: {
    type: "message:updated",
    data: {
      id: "1-65f8c1d2-3b2a1c0d9e8f7a6b5c4d3e2f",
      status: "DELIVERED",
      recipient: "user-1",
      event: "welcome",
      enqueued: 1785000000000,
    },
  },
});
