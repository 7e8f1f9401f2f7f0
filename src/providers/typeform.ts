import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "typeform",
  name: "Typeform",
  docs: "https://www.typeform.com/developers/webhooks/secure-your-webhooks/",
  facts: {
    from: [
      "typeform.com/developers, webhooks: secure your webhooks",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Typeform-Signature", encoding: "base64", prefix: "sha256=" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "event_type") !== undefined && jsonText(body, "form_response.form_id") !== undefined,
  },
  event: [{ json: "event_type" }],
  deliveryId: [{ json: "event_id" }],
  env: ["SECRET_TOKEN"],
  delivery: {
    timeout: 30,
    success: "2xx",
    retries: {
      count: 7,
      delays: [300, 600, 1_200, 3_600, 7_200, 10_800, 14_400],
      horizon: 36_000,
      note: "after 408, 423, 429 and 503: every 2 to 3 minutes for 10 hours",
    },
  },
  notes: ["404 and 410 switch the webhook off at once."],
});
