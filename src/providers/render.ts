import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "render",
  name: "Render",
  docs: "https://render.com/docs/webhooks",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "render.com/docs, webhooks (15 seconds); render-examples/webhook-receiver (on the package standardwebhooks)",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "standard-webhooks" }],
  detect: {
    prefer: ({ body }) =>
      jsonText(body, "data.id")?.startsWith("evt-") === true && jsonText(body, "data.serviceId") !== undefined,
  },
  event: [{ json: "type" }],
  deliveryId: [{ header: "webhook-id" }, { json: "data.id" }],
  env: ["RENDER_WEBHOOK_SECRET"],
  delivery: {
    timeout: 15,
    success: "2xx",
    retries: { count: null, note: "with growing waits; no schedule is published" },
  },
  notes: ["Looks like every sender after Standard Webhooks; the body's data.serviceId and the event id evt-… tell it."],
});
