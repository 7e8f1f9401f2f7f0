import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "cloudflare",
  name: "Cloudflare (notifications)",
  docs: "https://developers.cloudflare.com/notifications/get-started/configure-webhooks/",
  facts: {
    from: [
      "developers.cloudflare.com, notifications: configure webhooks, payload schema",
      "the provider's own API description (secret, cf-webhook-auth)",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "token", header: "cf-webhook-auth" }],
  detect: {
    body: ({ body }) => jsonText(body, "alert_type") !== undefined && jsonText(body, "account_id") !== undefined,
  },
  event: [{ json: "alert_type" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "not published" },
    handshake: "POST with a text alone when the destination is saved: answer 2xx.",
  },
  notes: [
    "Cloudflare signs nothing here: the destination's secret stands in cf-webhook-auth and proves the sender only, not the bytes. Stream signs (cloudflare-stream).",
    "alert_correlation_id is shared by an alert's start and end; deduplicate by it with alert_event and ts.",
  ],
});
