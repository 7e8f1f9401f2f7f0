import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "klaviyo",
  oracle: "developers.klaviyo.com, system webhooks: verify the signature; as documented, with node:crypto",
  header: "Klaviyo-Signature",
  time: { unit: "s", header: "Klaviyo-Timestamp" },
  content: ({ body, timestamp }) => [body, timestamp],
  headers: [["User-Agent", "Klaviyo/1.0"]],
  payload: {data: [{external_id: "01J3Q9Z0V6S2XK8ZP4N7R5W1TB", topic: "event:klaviyo.sent_sms", payload: {data: {type: "event", id: "4vRpBT", attributes: {timestamp: 1785000000, event_properties: {"To Number": "+15555555555", "Message Body": "Grüezi!"}}}}}], meta: {klaviyo_account_id: "XYZabc", klaviyo_webhook_id: "01J3Q9", timestamp: "2026-07-25T17:20:00+00:00", version: "2026-07-15"}},
});
