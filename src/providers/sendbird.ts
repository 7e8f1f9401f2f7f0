import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "sendbird",
  name: "Sendbird",
  docs: "https://sendbird.com/docs/chat/platform-api/v3/webhook/webhook-overview",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "public receivers (the master API token as key)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "x-sendbird-signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) => jsonText(body, "category")?.includes(":") === true && jsonText(body, "app_id") !== undefined,
  },
  event: [{ json: "category" }],
  delivery: { timeout: null, success: "200", retries: { count: null, note: "not published" } },
  notes: [
    "The key is the application's master API token, not a secondary one.",
    "No delivery id is sent: for messages, category and payload.message_id tell one event from another.",
  ],
});
