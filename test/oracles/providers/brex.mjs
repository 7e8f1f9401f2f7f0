import { Webhook } from "standardwebhooks";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

export default standardOracle({
  id: "brex",
  brief: true,
  oracle: sdk("standardwebhooks", "Webhook.verify"),
  secret: "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  wrongKey: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  payload: { event_type: "TRANSFER_PROCESSED", transfer_id: "dptx_cl0q4ofwn000001l6a6hq9xzz", payment_type: "ACH", return_for_id: null, company_id: "cuacc_cl0q4m" },
  verify: (received) => new Webhook(received.secret).verify(textOf(received), headersOf(received)) !== undefined,
});
