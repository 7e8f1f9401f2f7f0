import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "shortcut",
  name: "Shortcut",
  docs: "https://developer.shortcut.com/api/webhook/v1",
  facts: {
    from: [
      "help.shortcut.com, registering outgoing webhooks by API (Payload-Signature, HMAC hexdigest)",
      "general knowledge, not checked here: the digest is SHA-256, and the body's fields",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Payload-Signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "primary_id") !== undefined && jsonText(body, "actions.0.entity_type") !== undefined,
  },
  event: [{ json: "actions.0.action" }],
  deliveryId: [{ json: "id" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not published" } },
  notes: [
    "Signed only where a secret was set with the webhook.",
    "The event's full name is entity_type and action of the first of actions (story, update).",
  ],
});
