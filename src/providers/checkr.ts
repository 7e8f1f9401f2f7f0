import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "checkr",
  name: "Checkr",
  docs: "https://docs.checkr.com/#section/Webhooks",
  facts: { from: ["webhook-co/webhook, packages/webhooks-spec (independent implementation)"], checked: "2026-11-24" },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Checkr-Signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "object") === "event" &&
      jsonText(body, "account_id") !== undefined &&
      jsonText(body, "data.object.object") !== undefined,
  },
  event: [{ json: "type" }],
  deliveryId: [{ json: "id" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not checked here" } },
  notes: ["The key is the account's secret API key."],
});
