import { bodyJson, jsonText, jsonValue } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "unit",
  name: "Unit",
  docs: "https://www.unit.co/docs/api/webhooks/",
  facts: {
    from: [
      "two public receivers made after Unit's sample (SHA-1 in base64)",
      "general knowledge, not checked here: the body's fields",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha1",
      signature: { header: "X-Unit-Signature", encoding: "base64" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "data.0.type") !== undefined && jsonValue(bodyJson(body), "data.0.relationships") !== undefined,
  },
  event: [{ json: "data.0.type" }],
  deliveryId: [{ json: "data.0.id" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not checked here" } },
  notes: [
    "The key is the token that was set with the webhook.",
    "A delivery holds a list of events in JSON:API form, each with its id. The documentation's sample signs JSON.stringify of the parsed body.",
  ],
});
