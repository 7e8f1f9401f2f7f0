import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "brevo",
  name: "Brevo",
  docs: "https://developers.brevo.com/docs/how-to-use-webhooks",
  facts: {
    from: [
      "developers.brevo.com: retry mechanism, batch webhooks",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "none",
      instead:
        "Brevo signs nothing. Give the webhook a token, user and password in its URL, or headers of your own, and compare them.",
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "event") !== undefined &&
      jsonText(body, "message-id") !== undefined &&
      jsonText(body, "ts_event") !== undefined,
  },
  event: [{ json: "event" }, { json: "0.event" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: {
      count: 4,
      delays: [600, 3_600, 7_200, 28_800],
      horizon: 40_200,
      note: "a 4xx other than 429 is dropped at once",
    },
  },
  notes: [
    "Batched webhooks send a list of up to 500 events. id names the webhook: deduplicate by message-id, event and ts_event.",
    "No independent vector: nothing is signed.",
  ],
});
