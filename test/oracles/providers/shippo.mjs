import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "shippo",
  oracle: "docs.goshippo.com, webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "Shippo-Auth-Signature",
  params: { signature: "v1", timestamp: "t" },
  time: { unit: "s", tolerance: 300 },
  content: ({ body, timestamp }) => [`${timestamp}.`, body],
  payload: {
    event: "track_updated",
    test: true,
    data: {
      tracking_number: "SHIPPO_TRANSIT",
      carrier: "shippo",
      tracking_status: { object_id: "7b3c1e2a9f4d4c6b8e0a1d2c3b4a5f60", status: "TRANSIT", status_date: "2026-07-25T17:20:00Z" },
    },
  },
  // Blanks around the parts are cut off by the implementation that was read.
  skip: ["signature-trailing-space"],
});
