import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "chargebee",
  name: "Chargebee",
  docs: "https://www.chargebee.com/docs/2.0/webhook_settings.html",
  facts: {
    from: [
      "chargebee 3.33.0, basicAuthValidator",
      "chargebee.com/docs, webhook settings and its FAQ (timeouts, 7 tries)",
    ],
    checked: "2026-11-24",
    sdk: "chargebee 3.33.0",
  },
  schemes: [{ kind: "basic-auth" }],
  detect: {
    body: ({ body }) =>
      jsonText(body, "event_type") !== undefined &&
      jsonText(body, "id")?.startsWith("ev_") === true &&
      jsonText(body, "webhook_status") !== undefined,
  },
  event: [{ json: "event_type" }],
  deliveryId: [{ json: "id" }],
  env: ["CHARGEBEE_WEBHOOK_USERNAME", "CHARGEBEE_WEBHOOK_PASSWORD"],
  delivery: {
    timeout: 20,
    success: "2xx",
    retries: {
      count: 7,
      delays: [120, 360, 1_800, 3_600, 18_000, 86_400, 172_800],
      horizon: 283_080,
      note: "about three days",
    },
  },
  notes: [
    "Chargebee signs nothing: user and password of the webhook stand in Authorization and prove the sender only, not the bytes. The secret is user:password.",
    "The id stays the same over retries; order is not kept.",
  ],
});
