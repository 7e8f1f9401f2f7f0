import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "uploadcare",
  name: "Uploadcare",
  docs: "https://uploadcare.com/docs/security/secure-webhooks/",
  facts: {
    from: [
      "uploadcare-ruby, WebhookSignatureVerifier (its README)",
      "a public receiver (v1= and hex HMAC-SHA256 over the body)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Uc-Signature", encoding: "hex", prefix: "v1=" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) => jsonText(body, "initiator.type") !== undefined && jsonText(body, "hook.event") !== undefined,
  },
  event: [{ json: "hook.event" }],
  deliveryId: [{ json: "data.uuid" }],
  env: ["UC_SIGNING_SECRET"],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not checked here" } },
  notes: [
    "Signed only where a signing secret was set with the webhook.",
    "data.uuid is the file's, not the delivery's: with hook.event it tells one event from another.",
  ],
});
