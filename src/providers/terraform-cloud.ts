import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "terraform-cloud",
  name: "HCP Terraform",
  docs: "https://developer.hashicorp.com/terraform/cloud-docs/workspaces/settings/notifications",
  facts: {
    from: [
      "hashicorp/web-unified-docs, notification configurations (payload, triggers, verification)",
      "five public receivers (HMAC-SHA512 in hex over the body)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha512",
      signature: { header: "X-TFE-Notification-Signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: { body: ({ body }) => jsonText(body, "notification_configuration_id") !== undefined },
  event: [{ json: "notifications.0.trigger" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "not published" },
    handshake: "POST with the trigger verification when a configuration is enabled: answer 2xx, or it is not enabled.",
  },
  notes: [
    "Signed only where a token was set with the notification. Terraform Enterprise signs alike.",
    "No delivery id is sent: run_id, the trigger and run_updated_at tell one notification from another.",
  ],
});
