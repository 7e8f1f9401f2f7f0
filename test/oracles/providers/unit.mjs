import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "unit",
  oracle: "unit.co/docs, webhooks: securing your webhooks; re-implemented with node:crypto",
  header: "X-Unit-Signature",
  hash: "sha1",
  encoding: "base64",
  payload: {
    data: [
      {
        id: "53",
        type: "customer.created",
        attributes: { createdAt: "2026-07-25T17:20:00.000Z" },
        relationships: { customer: { data: { id: "10000", type: "individualCustomer" } } },
      },
    ],
  },
  // One key at the top: there is no order to change.
  skip: ["key-order"],
});
