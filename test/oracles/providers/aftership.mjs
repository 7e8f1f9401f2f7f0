import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "aftership",
  oracle: "aftership.com/docs, webhook signature; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "aftership-hmac-sha256",
  encoding: "base64",
  payload: {
    event: "tracking_update",
    event_id: "5e3c9a24-7c0e-4c59-9a5a-0d8dfe8f6d1e",
    is_tracking_first_tag: true,
    msg: {
      id: "hqhyzb44p13vskb7fqmjx00u",
      tracking_number: "LK059460213US",
      title: "Order 1001",
      slug: "usps",
      tag: "Delivered",
      subtag: "Delivered_001",
      order_id: "1001",
    },
    ts: 1785000000,
  },
});
