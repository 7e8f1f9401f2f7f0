import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "airwallex",
  oracle: "airwallex.com/docs, webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "x-signature",
  time: { unit: "ms", header: "x-timestamp" },
  content: ({ body, timestamp }) => [timestamp, body],
  payload: {
    id: "evt_sgpd9mb6ch1k2n5p",
    name: "payment_intent.succeeded",
    account_id: "acct_Jbc3K6OaP9yX2w",
    data: { object: { id: "int_hkdm2x9q7h1k2n5p", amount: 100.5, currency: "EUR", status: "SUCCEEDED", merchant_order_id: "1001" } },
    created_at: "2026-07-25T17:20:00+0000",
    version: "2026-02-27",
  },
});
