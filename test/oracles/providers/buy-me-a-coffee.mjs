import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "buy-me-a-coffee",
  oracle: "a public receiver's check (hex HMAC-SHA256 of the body); re-implemented with node:crypto",
  header: "X-Signature-Sha256",
  payload: {
    type: "donation.created",
    live_mode: true,
    attempt: 1,
    created: 1785000000,
    event_id: 42,
    data: {
      id: 58,
      amount: 5,
      object: "payment",
      status: "succeeded",
      currency: "USD",
      supporter_name: "Jane",
      supporter_email: "jane@example.com",
    },
  },
});
