import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "mailersend",
  name: "MailerSend",
  docs: "https://developers.mailersend.com/api/v1/webhooks.html",
  facts: { from: ["developers.mailersend.com, webhooks: security", "receivers in public code"], checked: "2026-11-24" },
  schemes: [
    { kind: "hmac", algorithm: "sha256", signature: { header: "Signature", encoding: "hex" }, content: "{body}" },
  ],
  detect: {
    prefer: ({ headers, body }) =>
      header(headers, "signature") !== undefined &&
      jsonText(body, "webhook_id") !== undefined &&
      jsonText(body, "type") !== undefined,
  },
  event: [{ json: "type" }],
  deliveryId: [{ json: "data.id" }],
  env: ["MAILERSEND_WEBHOOK_SECRET"],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "tried again; no schedule is known here" } },
  notes: ["No independent vector: the cases are the documentation, re-implemented."],
});
