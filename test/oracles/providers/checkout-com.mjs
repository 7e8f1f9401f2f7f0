import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "checkout-com",
  oracle: "checkout.com/docs, receive webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "Cko-Signature",
  payload: {
    id: "evt_az5sblvku4ge3dwpztvyizgcau",
    type: "payment_captured",
    version: "2.0.0",
    created_on: "2026-07-25T17:20:00Z",
    data: {
      id: "pay_b3kxjtpudtiurc4sgpk7y5ajma",
      action_id: "act_y3oqhf46pyzuxjbcn2giaqnb44",
      amount: 6540,
      currency: "EUR",
      processed_on: "2026-07-25T17:19:59Z",
      response_code: "10000",
      response_summary: "Approved",
    },
    _links: { self: { href: "https://api.checkout.com/workflows/events/evt_az5sblvku4ge3dwpztvyizgcau" } },
  },
});
