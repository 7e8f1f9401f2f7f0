import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "cronofy",
  name: "Cronofy",
  docs: "https://docs.cronofy.com/developers/api/push-notifications/",
  facts: {
    from: [
      "cronofy 3.8.4, hmacValid",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "docs.cronofy.com, push notifications",
    ],
    checked: "2026-11-24",
    sdk: "cronofy 3.8.4",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Cronofy-HMAC-SHA256", encoding: "base64", list: "," },
      content: "{text}",
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "notification.type") !== undefined && jsonText(body, "channel.channel_id") !== undefined,
  },
  event: [{ json: "notification.type" }],
  env: ["CRONOFY_CLIENT_SECRET"],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "with growing waits; lasting failure, or 410, closes the channel" },
    handshake: "POST with notification.type verification when the channel is made, signed as all: answer 2xx.",
  },
  notes: [
    "The key is the application's client secret. While it is rotated the header lists a signature for each; one that matches is enough, and blanks after a comma are not cut off.",
    "No id is sent: a change notification may come twice, and changes_since makes reading it twice harmless.",
  ],
});
