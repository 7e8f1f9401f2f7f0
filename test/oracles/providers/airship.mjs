import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "airship",
  oracle: "docs.airship.com, open channels; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "X-UA-SIGNATURE",
  time: { unit: "s", tolerance: 300, header: "X-UA-TIMESTAMP" },
  content: ({ body, timestamp }) => [`${timestamp}:`, body],
  payload: {
    send_type: "push",
    values: [
      {
        send_id: "3f3a8c3f-65a0-4b1d-8f7a-2f8a1e1c0b11",
        target: { address: "device-7", delivery_platform: "open::iot" },
        payload: { alert: "The tank is empty" },
      },
    ],
  },
});
