import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "cloudflare-stream",
  oracle: "developers.cloudflare.com, Stream: use webhooks; as documented, with node:crypto",
  header: "Webhook-Signature",
  params: { signature: "sig1", timestamp: "time" },
  time: { unit: "s" },
  content: ({ body, timestamp }) => [`${timestamp}.`, body],
  payload: {
    uid: "6b9e68b07dfee8cc2d116e4c51d6a957",
    creator: null,
    thumbnail: "https://customer-f33zs165nr7gyfy4.cloudflarestream.com/6b9e68b07dfee8cc2d116e4c51d6a957/thumbnails/thumbnail.jpg",
    readyToStream: true,
    status: { state: "ready", pctComplete: "100.000000", errorReasonCode: "", errorReasonText: "" },
    meta: { name: "Clip" },
    created: "2026-07-25T17:19:00.000000Z",
    duration: 5.5,
  },
});
