import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "stytch",
  name: "Stytch",
  docs: "https://stytch.com/docs/guides/webhooks",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation); stytch 14.2.0 verifies nothing",
      "stytch.com/docs, webhooks (delivered by Svix); svix/svix-docs, retries",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "standard-webhooks", headers: ["svix"] }],
  detect: {
    prefer: ({ headers, body }) =>
      header(headers, "svix-id") !== undefined &&
      jsonText(body, "action") !== undefined &&
      jsonText(body, "object_type") !== undefined &&
      jsonText(body, "project_id") !== undefined,
  },
  event: [{ json: "action" }],
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
    "Delivered by Svix and verified as Svix does; the body's action, object_type and project_id tell it from other Svix senders.",
    "The event's full name is source, object_type and action (DIRECT, user, CREATE).",
  ],
});
