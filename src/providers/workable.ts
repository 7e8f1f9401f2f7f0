import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "workable",
  name: "Workable",
  docs: "https://workable.readme.io/reference/webhooks",
  facts: {
    from: ["four public receivers (hex HMAC-SHA256 over the body, the API token as key)"],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Workable-Signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "event_type") !== undefined &&
      jsonText(body, "fired_at") !== undefined &&
      jsonText(body, "resource_type") !== undefined,
  },
  event: [{ json: "event_type" }],
  deliveryId: [{ json: "id" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not published" } },
  notes: ["The key is the API token of the account that made the subscription."],
});
