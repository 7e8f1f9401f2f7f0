import { Webhook } from "standardwebhooks";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

export default standardOracle({
  id: "standard-webhooks",
  oracle: sdk("standardwebhooks", "Webhook.verify"),
  payload: { type: "contact.created", timestamp: "2026-07-25T17:20:00.344522Z", data: { id: "1f81eb52-5198-4599-803e-771906343485", first_name: "John" } },
  verify(received) {
    new Webhook(received.secret).verify(textOf(received), headersOf(received));
    return true;
  },
});
