import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "primer",
  name: "Primer",
  docs: "https://primer.io/docs/get-started/webhooks",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "general knowledge, not checked here: X-Signature-Secondary, and the body's fields",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: ["X-Signature-Primary", "X-Signature-Secondary"], encoding: "base64" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) => jsonText(body, "eventType") !== undefined && jsonText(body, "signedAt") !== undefined,
  },
  event: [{ json: "eventType" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not published" } },
  notes: ["While a secret is rotated the old one signs too, in X-Signature-Secondary; one that matches is enough."],
});
