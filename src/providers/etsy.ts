import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "etsy",
  name: "Etsy",
  docs: "https://developers.etsy.com/documentation/essentials/webhooks",
  facts: {
    from: [
      "developers.etsy.com, essentials: webhooks; etsy/open-api discussions 1509 and 1564 (headers, payload)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "standard-webhooks" }],
  detect: {
    prefer: ({ body, headers }) =>
      header(headers, "webhook-id") !== undefined &&
      jsonText(body, "event_type")?.startsWith("order.") === true &&
      jsonText(body, "shop_id") !== undefined,
  },
  event: [{ json: "event_type" }],
  deliveryId: [{ header: "webhook-id" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "tried again; no schedule is published" } },
  notes: [
    "Standard Webhooks, judged as by its reference library: 300 seconds either way, v1 entries only.",
    "Only commercial apps have webhooks. The body names the resource; fetch it by resource_url.",
  ],
});
