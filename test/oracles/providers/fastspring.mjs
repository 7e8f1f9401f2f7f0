import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "fastspring",
  oracle: "developer.fastspring.com, message security; as documented, with node:crypto",
  header: "X-FS-Signature",
  encoding: "base64",
  payload: {
    events: [
      {
        id: "IByJDOnhSqOsVpqmEj0Frg",
        processed: false,
        created: 1785000000000,
        type: "order.completed",
        live: true,
        data: { order: "xWTwu9mtTWGaRG7s5ZO4Vg", reference: "SUE170801-5416-43102F", currency: "USD", total: 20 },
      },
    ],
  },
  skip: ["key-order"],
});
