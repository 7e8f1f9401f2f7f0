import { Webhook } from "standardwebhooks";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

export default standardOracle({
  id: "bigcommerce",
  brief: true,
  oracle: `${sdk("standardwebhooks", "Webhook.verify")}, given the client secret's base64 as BigCommerce documents`,
  secret: "b1f6c0a4d2e83f57a90c1e2d3b4a5968778695a4b3c2d1e0f9e8d7c6b5a49382",
  wrongKey: "another client secret",
  toKey: (secret) => secret,
  payload: { created_at: 1785000000, store_id: "1025646", producer: "stores/abcde", scope: "store/order/created", hash: "3f9ea420af83450d7ef9f78b08c8af25b2213637", data: { type: "order", id: 250 } },
  verify: (received) => new Webhook(Buffer.from(received.secret).toString("base64")).verify(textOf(received), headersOf(received)) !== undefined,
});
