import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "chatwoot",
  name: "Chatwoot",
  docs: "https://www.chatwoot.com/docs/product/others/webhooks",
  facts: { from: ["several public receivers (time, a dot, body; sha256= before hex)"], checked: "2026-11-24" },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Chatwoot-Signature", encoding: "hex", prefix: "sha256=" },
      timestamp: { header: "X-Chatwoot-Timestamp", unit: "s" },
      content: "{timestamp}.{body}",
    },
  ],
  detect: {
    headers: ["x-chatwoot-timestamp", "x-chatwoot-delivery"],
    body: ({ body }) =>
      jsonText(body, "event") !== undefined &&
      jsonText(body, "account.id") !== undefined &&
      jsonText(body, "inbox.id") !== undefined,
  },
  event: [{ json: "event" }],
  deliveryId: [{ header: "X-Chatwoot-Delivery" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not published" } },
  notes: [
    "Each webhook, and each API inbox, has a secret of its own; older servers sign nothing. No age limit is documented.",
  ],
});
