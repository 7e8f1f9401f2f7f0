import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "airtable",
  name: "Airtable",
  docs: "https://airtable.com/developers/web/api/webhooks-overview",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "airtable.com/developers, web API: webhooks overview, create a webhook, webhooks notification",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      secret: { decode: "base64", prefix: "whsec_" },
      signature: { header: "X-Airtable-Content-MAC", encoding: "hex", prefix: "hmac-sha256=" },
      content: "{body}",
    },
  ],
  detect: { body: ({ body }) => jsonText(body, "base.id") !== undefined && jsonText(body, "webhook.id") !== undefined },
  delivery: {
    timeout: null,
    success: "200, 204",
    retries: { count: null, note: "growing waits; the payloads stay readable for 7 days" },
  },
  notes: [
    "The key is macSecretBase64, decoded; it is shown once, when the webhook is made.",
    "The body is a ping: what changed is fetched from the webhook's payloads, so no event and no delivery id stand in it. Deduplicate by baseTransactionNumber.",
    "A webhook expires 7 days after it was made or refreshed.",
  ],
});
