import { provider } from "./define.ts";

export default provider({
  id: "line",
  name: "LINE",
  docs: "https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/",
  facts: {
    from: [
      "@line/bot-sdk 11.0.0, validateSignature",
      "developers.line.biz, receiving messages; verify webhook URL; line-openapi, webhook.yml",
    ],
    checked: "2026-11-24",
    sdk: "@line/bot-sdk 11.0.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Line-Signature", encoding: "base64", compare: "bytes" },
      content: "{body}",
    },
  ],
  event: [{ json: "events.0.type" }],
  deliveryId: [{ json: "events.0.webhookEventId" }],
  env: ["LINE_CHANNEL_SECRET"],
  delivery: {
    timeout: 2,
    success: "2xx",
    retries: {
      count: null,
      note: "only where redelivery is switched on in the console; deliveryContext.isRedelivery tells one",
    },
    handshake: "POST with an empty list of events, signed like any other: answer 200.",
  },
  notes: [
    "The secret is the channel secret, not the channel access token.",
    "The SDK decodes the signature leniently: blanks, quotes, missing padding and URL-safe base64 pass. It checks no age.",
    "A request may carry several events, each with a webhookEventId of its own.",
  ],
});
