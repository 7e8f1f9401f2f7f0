import { provider } from "./define.ts";

export default provider({
  id: "twitch",
  name: "Twitch",
  docs: "https://dev.twitch.tv/docs/eventsub/handling-webhook-events/",
  facts: {
    from: [
      "dev.twitch.tv, EventSub: handling webhook events, verifying the event message",
      "@twurple/eventsub-http 8.1.4 (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Twitch-Eventsub-Message-Signature", encoding: "hex", prefix: "sha256=", compare: "bytes" },
      id: { header: "Twitch-Eventsub-Message-Id" },
      timestamp: { header: "Twitch-Eventsub-Message-Timestamp", unit: "iso8601", tolerance: 600, future: "accept" },
      content: "{id}{timestamp}{body}",
    },
  ],
  detect: {
    headers: [
      "twitch-eventsub-message-type",
      "twitch-eventsub-subscription-type",
      "twitch-eventsub-subscription-version",
      "twitch-eventsub-message-retry",
    ],
  },
  event: [{ header: "Twitch-Eventsub-Subscription-Type" }],
  deliveryId: [{ header: "Twitch-Eventsub-Message-Id" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "sent again when Twitch is unsure; answer within a few seconds" },
    handshake:
      "POST whose Twitch-Eventsub-Message-Type is webhook_callback_verification, signed as usual: answer 200 with the body's challenge as plain text.",
  },
  notes: [
    "Twitch says to drop messages older than 10 minutes and nothing about ones from the future; @twurple/eventsub-http takes those.",
    "@twurple/eventsub-http decodes the hex before it compares, so upper-case digits pass; Twitch's own sample compares the text.",
    "Too many slow or failed answers revoke the subscription.",
  ],
});
