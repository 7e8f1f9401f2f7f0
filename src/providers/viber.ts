import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "viber",
  name: "Viber",
  docs: "https://developers.viber.com/docs/api/rest-bot-api/#callbacks",
  facts: {
    from: ["viber-bot 1.0.18, MessageValidator.validateMessage", "developers.viber.com, REST bot API: callbacks"],
    checked: "2026-11-24",
    sdk: "viber-bot 1.0.18",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Viber-Content-Signature", encoding: "hex" },
      content: "{text}",
    },
  ],
  detect: {
    body: ({ body }) => jsonText(body, "event") !== undefined && jsonText(body, "message_token") !== undefined,
  },
  event: [{ json: "event" }],
  deliveryId: [{ json: "message_token" }],
  delivery: {
    timeout: null,
    success: "200",
    retries: { count: null, note: "not published" },
    handshake: "POST with the event webhook while set_webhook runs, signed as all: answer 200.",
  },
  notes: ["The key is the bot's authentication token, as it is."],
});
