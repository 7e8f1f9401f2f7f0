import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "increase",
  name: "Increase",
  docs: "https://increase.com/documentation/webhooks",
  facts: {
    from: [
      "increase.com/documentation, webhooks",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "standard-webhooks" }],
  detect: {
    prefer: ({ body, headers }) =>
      header(headers, "webhook-id") !== undefined &&
      jsonText(body, "type") === "event" &&
      jsonText(body, "associated_object_type") !== undefined,
  },
  event: [{ json: "category" }],
  deliveryId: [{ json: "id" }, { header: "webhook-id" }],
  env: ["INCREASE_WEBHOOK_SECRET"],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "tried again; no schedule is published" } },
  notes: [
    "Standard Webhooks, judged as by its reference library: 300 seconds either way, v1 entries only.",
    "The body is an Event: category names what happened, the object itself is to be fetched by associated_object_id.",
  ],
});
