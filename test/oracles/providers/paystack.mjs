import { documentedHmac } from "../lib/documented-hmac.mjs";
import { madeUp } from "../lib/sign.mjs";

export default documentedHmac({
  id: "paystack",
  oracle: "paystack.com/docs, webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  secret: `sk_test_${madeUp("paystack secret", 20).toString("hex")}`,
  wrongKey: `sk_live_${madeUp("paystack wrong", 20).toString("hex")}`,
  header: "x-paystack-signature",
  hash: "sha512",
  payload: {
    event: "charge.success",
    data: {
      id: 302961,
      domain: "test",
      status: "success",
      reference: "qTPrJoy9Bx",
      amount: 10000,
      currency: "NGN",
      paid_at: "2026-07-25T17:20:00.000Z",
      customer: { id: 68324, email: "bojack@example.com", customer_code: "CUS_qo38as2hpsgk2r0" },
    },
  },
});
