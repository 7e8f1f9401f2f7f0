import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "ably",
  name: "Ably",
  docs: "https://ably.com/docs/platform/integrations/webhooks",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "github.com/ably/docs, platform/integrations/webhooks",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Ably-Signature", encoding: "base64" },
      content: "{body}",
    },
  ],
  detect: {
    headers: ["x-ably-key", "x-ably-version", "x-ably-envelope-appid"],
    body: ({ body }) => jsonText(body, "items.0.webhookId") !== undefined,
  },
  event: [{ json: "items.0.source" }, { json: "source" }, { json: "items.0.name" }],
  deliveryId: [{ json: "items.0.data.messages.0.id" }, { json: "messages.0.id" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: {
      count: null,
      delays: [1.4, 2, 2.8, 4, 5.6],
      horizon: 300,
      note: "batched: waits grow by 1.41 up to 60 s, kept for 5 minutes; single: 5xx again, timeouts twice (4 s, 20 s)",
    },
  },
  notes: [
    "The key is the part of the API key after the colon; X-Ably-Key names the part before it.",
    "Only batched and enveloped requests are signed, where a key was chosen for the rule. A batch holds several events; each message keeps its id.",
  ],
});
