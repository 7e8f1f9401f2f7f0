import { bodyJson, jsonText, jsonValue } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { parsesAsJson } from "../schemes/demands.ts";
import { provider } from "./define.ts";

export default provider({
  id: "lithic",
  name: "Lithic",
  docs: "https://docs.lithic.com/docs/events-api",
  facts: {
    from: ["lithic 0.145.0, webhooks.unwrap (on standardwebhooks)", "docs.lithic.com, events API"],
    checked: "2026-11-24",
    sdk: "lithic 0.145.0",
  },
  schemes: [{ kind: "standard-webhooks", demands: parsesAsJson }],
  detect: {
    prefer: ({ headers, body }) =>
      header(headers, "webhook-id") !== undefined &&
      jsonText(body, "event_type") !== undefined &&
      (jsonText(body, "token") !== undefined || jsonValue(bodyJson(body), "payload") !== undefined),
  },
  event: [{ json: "event_type" }],
  deliveryId: [{ header: "webhook-id" }],
  env: ["LITHIC_WEBHOOK_SECRET"],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "delivered by Svix; no schedule is known here" },
  },
  notes: [
    "Standard Webhooks as its reference library has it: 300 seconds either way, v1 entries only.",
    "unwrap parses the body: a right signature over what is no JSON, or over nothing, is an error.",
  ],
});
