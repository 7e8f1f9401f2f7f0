import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "tiktok",
  name: "TikTok for Developers",
  docs: "https://developers.tiktok.com/doc/webhooks-verification",
  facts: {
    from: [
      "developers.tiktok.com, webhooks: overview, events, verification (t and s, 72 hours)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: {
        header: "TikTok-Signature",
        encoding: "hex",
        params: { signature: "s", timestamp: "t", trim: true },
      },
      timestamp: { unit: "s", tolerance: 300 },
      content: "{timestamp}.{body}",
    },
  ],
  detect: {
    body: ({ body }) => jsonText(body, "client_key") !== undefined && jsonText(body, "user_openid") !== undefined,
  },
  event: [{ json: "event" }],
  delivery: {
    timeout: null,
    success: "200",
    retries: { count: null, horizon: 259_200, note: "with growing waits for up to 72 hours" },
  },
  notes: [
    "The key is the app's client secret.",
    "content is JSON in a string inside the JSON.",
    "No delivery id is sent: event, user_openid, create_time and content tell one event from another.",
  ],
});
