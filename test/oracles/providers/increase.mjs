import { Webhook } from "standardwebhooks";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

export default standardOracle({
  id: "increase",
  oracle: sdk("standardwebhooks", "Webhook.verify, the scheme that Increase's documentation names"),
  brief: true,
  headers: [["User-Agent", "Increase/1.0"]],
  payload: {associated_object_id: "account_in71c4amph0vgo2qllky", associated_object_type: "account", category: "account.created", created_at: "2026-07-25T17:20:00Z", id: "event_001dzz0r20rzr4zrhrr1364hy80", type: "event"},
  verify(received) {
    new Webhook(received.secret).verify(textOf(received), headersOf(received));
    return true;
  },
});
