import { bodyJson, jsonText, jsonValue } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "cal-com",
  name: "Cal.com",
  docs: "https://cal.com/docs/developing/guides/automation/webhooks",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "github.com/calcom/cal.com, packages/features/webhooks/lib/sendPayload.ts",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Cal-Signature-256", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "triggerEvent") !== undefined && jsonValue(bodyJson(body), "payload") !== undefined,
  },
  event: [{ json: "triggerEvent" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "the sender itself makes one try; redirects are not followed" },
  },
  notes: [
    "Without a secret the header says no-secret-provided.",
    "A payload template replaces the whole body, the event's name too. No delivery id is sent: deduplicate by triggerEvent, payload.uid and createdAt.",
  ],
});
