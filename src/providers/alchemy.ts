import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "alchemy",
  name: "Alchemy",
  docs: "https://www.alchemy.com/docs/reference/notify-api-quickstart",
  facts: {
    from: [
      "alchemy.com/docs, Notify: signature and security",
      "public receivers (hex HMAC-SHA256 of the body in X-Alchemy-Signature)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Alchemy-Signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) => jsonText(body, "webhookId")?.startsWith("wh_") === true && jsonText(body, "type") !== undefined,
  },
  event: [{ json: "type" }],
  deliveryId: [{ json: "id" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not checked here" } },
  notes: [
    "The key is the webhook's signing key (whsec_…), as text, whsec_ included; it is not the auth token of the Notify API.",
  ],
});
