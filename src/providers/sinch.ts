import { provider } from "./define.ts";

export default provider({
  id: "sinch",
  name: "Sinch",
  docs: "https://developers.sinch.com/docs/conversation/callbacks",
  facts: {
    from: [
      "@sinch/sdk-client 1.5.0, validateWebhookSignature and validateSignatureHeader",
      "developers.sinch.com, conversation: callbacks; SMS: webhooks (retries)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
    ],
    checked: "2026-11-24",
    sdk: "@sinch/sdk-client 1.5.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "x-sinch-webhook-signature", encoding: "base64" },
      timestamp: { header: "x-sinch-webhook-signature-timestamp", unit: "s" },
      id: { header: "x-sinch-webhook-signature-nonce" },
      content: "{text}.{id}.{timestamp}",
    },
    {
      kind: "hmac",
      algorithm: "sha1",
      signature: { header: "x-sinch-signature", encoding: "hex" },
      content: "{text}",
    },
  ],
  detect: { headers: ["x-sinch-webhook-signature-nonce", "x-sinch-webhook-signature-algorithm"] },
  delivery: {
    timeout: null,
    success: "2xx",
    retries: {
      count: 15,
      delays: [5, 10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 5_120, 10_240, 20_480, 40_960, 81_920],
      note: "after 5xx and 429; other 4xx are not sent again",
    },
  },
  notes: [
    "The Conversation API signs with the webhook's secret over body, nonce and time. The Numbers API signs the body alone with SHA-1, in x-sinch-signature.",
    "The SDK checks neither the timestamp's age nor that a nonce is new: refuse old and repeated ones yourself.",
    "The Voice and Verification APIs authenticate with Authorization: Application key:signature, which is not read here.",
    "The kind of callback is the top-level key of the body (message, message_delivery_report, event …). No delivery id is sent; the nonce is new with every try.",
  ],
});
