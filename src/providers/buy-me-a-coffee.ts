import { bodyJson, jsonText, jsonValue } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "buy-me-a-coffee",
  name: "Buy Me a Coffee",
  docs: "https://help.buymeacoffee.com/en/articles/8105744-how-to-use-webhooks-with-buy-me-a-coffee",
  facts: {
    from: [
      "a public receiver (hex HMAC-SHA256 of the body in X-Signature-Sha256); the documentation was not to be had",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Signature-Sha256", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) =>
      typeof jsonValue(bodyJson(body), "live_mode") === "boolean" &&
      jsonText(body, "attempt") !== undefined &&
      jsonText(body, "event_id") !== undefined,
  },
  event: [{ json: "type" }],
  deliveryId: [{ json: "event_id" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not published; attempt tells the try" } },
  notes: ["X-Signature-Sha256 is Wise's header too, with an RSA signature in base64; the body tells them apart."],
});
