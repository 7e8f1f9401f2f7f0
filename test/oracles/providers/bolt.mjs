import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "bolt",
  oracle: "help.bolt.com, webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "X-Bolt-Hmac-Sha256",
  encoding: "base64",
  headers: [["X-Bolt-Trace-Id", "7k3J2m1N"]],
  payload: {
    object: "transaction",
    type: "capture",
    data: {
      id: "TAq7BRJ7sXQHP",
      type: "cc_payment",
      processor: "vantiv",
      date: 1785000000000,
      reference: "KX4P-2VH4-BDRM",
      status: "completed",
      from_user: { id: "CAq7x1", first_name: "Jane" },
      amount: { amount: 1250, currency: "USD" },
    },
  },
});
