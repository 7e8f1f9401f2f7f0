import { Webhook } from "standardwebhooks";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

export default standardOracle({
  id: "loops",
  oracle: sdk("standardwebhooks", "Webhook.verify, the scheme that Loops's documentation names"),
  brief: true,
  headers: [["User-Agent", "Loops-Webhooks"]],
  payload: {eventName: "email.delivered", webhookSchemaVersion: "1.0.0", eventTime: 1785000000, sourceType: "campaign", campaignId: "cm3x9z0", email: {id: "cm4t1suns001uw6atri87v54s", emailMessageId: "cm4t0bxx", subject: "Grüße aus Zürich"}, contactIdentity: {id: "cm3q1", email: "test@example.com", userId: null}},
  verify(received) {
    new Webhook(received.secret).verify(textOf(received), headersOf(received));
    return true;
  },
});
