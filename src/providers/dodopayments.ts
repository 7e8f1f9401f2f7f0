import { jsonText } from "../core/fields.ts";
import { parsesAsJson } from "../schemes/demands.ts";
import { provider } from "./define.ts";

export default provider({
  id: "dodopayments",
  name: "Dodo Payments",
  docs: "https://docs.dodopayments.com/developer-resources/webhooks",
  facts: {
    from: [
      "dodopayments 2.52.0, webhooks.unwrap (on standardwebhooks 1.1.1)",
      "docs.dodopayments.com, webhooks: delivery",
    ],
    checked: "2026-11-24",
    sdk: "dodopayments 2.52.0",
  },
  schemes: [{ kind: "standard-webhooks", demands: parsesAsJson }],
  detect: {
    prefer: ({ body }) =>
      jsonText(body, "business_id") !== undefined && jsonText(body, "data.payload_type") !== undefined,
  },
  event: [{ json: "type" }],
  deliveryId: [{ header: "webhook-id" }],
  env: ["DODO_PAYMENTS_WEBHOOK_KEY", "DODO_WEBHOOK_SECRET"],
  delivery: {
    timeout: 15,
    success: "2xx",
    retries: { count: null, note: "at once, after 5 seconds, then with growing waits" },
  },
  notes: [
    "Standard Webhooks as its reference library has it: 300 seconds either way, v1 entries only.",
    "unwrap parses the body: a right signature over what is no JSON, or over nothing, is an error.",
    "A payload is the object's latest state when it is sent, so a retry may carry another body than the first try.",
  ],
});
