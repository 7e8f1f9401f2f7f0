import { bodyJson, jsonValue } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "telegram",
  name: "Telegram Bot API",
  docs: "https://core.telegram.org/bots/api#setwebhook",
  facts: {
    from: [
      "core.telegram.org, Bot API: setWebhook (secret_token)",
      "grammy 1.46.0, webhookCallback (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "token", header: "X-Telegram-Bot-Api-Secret-Token" }],
  detect: { body: ({ body }) => typeof jsonValue(bodyJson(body), "update_id") === "number" },
  deliveryId: [{ json: "update_id" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: {
      count: null,
      note: "repeated for a reasonable number of attempts; updates are kept for 24 hours, getWebhookInfo shows the last error",
    },
  },
  notes: [
    "The token is the secret_token of setWebhook (1 to 256 of A-Z a-z 0-9 _ -), not the bot's token; without one, nothing is sent. It proves the sender only, not the bytes.",
    "The kind of update is the key beside update_id (message, callback_query …).",
  ],
});
