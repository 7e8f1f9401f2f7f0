import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "airwallex",
  name: "Airwallex",
  docs: "https://www.airwallex.com/docs/developer-tools/webhooks/listen-for-webhook-events",
  facts: { from: ["webhook-co/webhook, packages/webhooks-spec (independent implementation)"], checked: "2026-11-24" },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "x-signature", encoding: "hex" },
      timestamp: { header: "x-timestamp", unit: "ms" },
      content: "{timestamp}{body}",
    },
  ],
  detect: {
    body: ({ body }) =>
      /^[a-z_]+\./.test(jsonText(body, "name") ?? "") &&
      (jsonText(body, "account_id") ?? jsonText(body, "accountId")) !== undefined,
  },
  event: [{ json: "name" }],
  deliveryId: [{ json: "id" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "no schedule is checked here" } },
  notes: [
    "x-timestamp is part of the signed text, as it came and without a separator; its age is not checked (its unit is not published, milliseconds have been seen).",
  ],
});
