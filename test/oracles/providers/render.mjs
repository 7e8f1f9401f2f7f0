import { Webhook } from "standardwebhooks";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

export default standardOracle({
  id: "render",
  brief: true,
  oracle: sdk("standardwebhooks", "Webhook.verify"),
  payload: { type: "deploy_ended", timestamp: "2026-07-25T17:20:00Z", data: { id: "evt-cph1rs3idesc73a2b2mg", serviceId: "srv-cph1rqbidesc73a2b290", serviceName: "api", status: "succeeded" } },
  verify: (received) => new Webhook(received.secret).verify(textOf(received), headersOf(received)) !== undefined,
});
