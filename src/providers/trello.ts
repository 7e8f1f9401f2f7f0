import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "trello",
  name: "Trello",
  docs: "https://developer.atlassian.com/cloud/trello/guides/rest-api/webhooks/",
  facts: {
    from: [
      "developer.atlassian.com, Trello: webhooks, webhook signatures",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha1",
      signature: { header: "X-Trello-Webhook", encoding: "base64" },
      content: "{body}{url}",
    },
  ],
  detect: {
    body: ({ body }) => jsonText(body, "action.type") !== undefined && jsonText(body, "model.id") !== undefined,
  },
  event: [{ json: "action.type" }],
  deliveryId: [{ json: "action.id" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: 3, delays: [30, 60, 120], horizon: 210 },
    handshake: "HEAD to the callback URL while the webhook is made, without body or signature: answer 200.",
  },
  notes: [
    "The URL is the callbackURL exactly as it was given when the webhook was made. The key is the app's secret (of its API key), not the token.",
    "An answer of 410 deletes the webhook.",
  ],
});
