import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "vanta",
  name: "Vanta",
  docs: "https://developer.vanta.com/docs/webhooks",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "svix/svix-docs, retries (Vanta delivers by Svix)",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "standard-webhooks", headers: ["svix"] }],
  detect: {
    prefer: ({ headers, body }) =>
      header(headers, "svix-id") !== undefined &&
      jsonText(body, "type") !== undefined &&
      (jsonText(body, "data.customerId") !== undefined || jsonText(body, "domainId") !== undefined),
  },
  event: [{ json: "type" }],
  deliveryId: [{ header: "svix-id" }],
  delivery: {
    timeout: 15,
    success: "2xx",
    retries: {
      count: 7,
      delays: [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000],
      horizon: 99_305,
      note: "delivered by Svix",
    },
  },
  notes: [
    "Delivered by Svix and verified as Svix does; its deliveries cannot always be told from those of other Svix senders.",
  ],
});
