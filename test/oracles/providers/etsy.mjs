import { Webhook } from "standardwebhooks";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

export default standardOracle({
  id: "etsy",
  oracle: sdk("standardwebhooks", "Webhook.verify, the scheme that Etsy's documentation names"),
  brief: true,
  headers: [["User-Agent", "Svix-Webhooks/1.90"]],
  payload: {event_type: "order.paid", resource_url: "https://api.etsy.com/v3/application/shops/12345678/receipts/3141592653", shop_id: 12345678},
  verify(received) {
    new Webhook(received.secret).verify(textOf(received), headersOf(received));
    return true;
  },
});
