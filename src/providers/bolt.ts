import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "bolt",
  name: "Bolt",
  docs: "https://help.bolt.com/developers/webhooks/",
  facts: { from: ["webhook-co/webhook, packages/webhooks-spec (independent implementation)"], checked: "2026-11-24" },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Bolt-Hmac-Sha256", encoding: "base64" },
      content: "{body}",
    },
  ],
  detect: {
    headers: ["x-bolt-trace-id"],
    body: ({ body }) => jsonText(body, "object") === "transaction" && jsonText(body, "data.reference") !== undefined,
  },
  event: [{ json: "type" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not checked here" } },
  notes: [
    "The key is the merchant's signing secret, not the API key. The body has no delivery id: deduplicate by type and data.id.",
  ],
});
