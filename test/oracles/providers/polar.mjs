import { validateEvent } from "@polar-sh/sdk/webhooks";
import { SDKValidationError } from "@polar-sh/sdk/models/errors/sdkvalidationerror.js";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

export default standardOracle({
  id: "polar",
  oracle: sdk("@polar-sh/sdk", "validateEvent"),
  secret: "polar_whs_ovyN6cPrTv56AApvzCaJno08SSmGJmgbWilb33N2JuK",
  wrongKey: "polar_whs_0000000000000000000000000000000000000000000",
  toKey: (secret) => secret,
  headers: [["User-Agent", "polar.sh webhooks"]],
  payload: { type: "order.created", timestamp: "2026-07-25T17:20:00Z", data: { id: "57107b74-8400-4d80-a2fc-54c2b4239cb3" } },
  // A payload of another shape than its models is refused after the signature held: that is no verdict on it.
  verify(received) {
    try {
      validateEvent(textOf(received), headersOf(received), received.secret);
    } catch (error) {
      if (!(error instanceof SDKValidationError)) throw error;
    }
    return true;
  },
});
