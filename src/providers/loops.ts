import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "loops",
  name: "Loops",
  docs: "https://loops.so/docs/webhooks",
  facts: {
    from: [
      "loops.so/docs, webhooks",
      "trigger.dev/docs, webhooks: Loops (independent implementation)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "standard-webhooks" }],
  detect: {
    prefer: ({ body, headers }) =>
      header(headers, "webhook-id") !== undefined &&
      jsonText(body, "eventName") !== undefined &&
      jsonText(body, "webhookSchemaVersion") !== undefined,
  },
  event: [{ json: "eventName" }],
  deliveryId: [{ header: "webhook-id" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "tried again; no schedule is known here" } },
  notes: [
    "Standard Webhooks, judged as by its reference library: 300 seconds either way, v1 entries only.",
    "The signing secret starts with whsec_.",
  ],
});
