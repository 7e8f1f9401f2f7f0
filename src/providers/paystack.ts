import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "paystack",
  name: "Paystack",
  docs: "https://paystack.com/docs/payments/webhooks/",
  facts: {
    from: [
      "paystack.com/docs, webhooks: signature validation, retries",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation); @paystack/paystack-sdk verifies nothing",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha512",
      signature: { header: "x-paystack-signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) => jsonText(body, "event") !== undefined && jsonText(body, "data.integration") !== undefined,
  },
  event: [{ json: "event" }],
  env: ["SECRET_KEY"],
  delivery: {
    timeout: 30,
    success: "200",
    retries: {
      count: null,
      delays: [180, 180, 180, 180, 3_600],
      horizon: 259_200,
      note: "live: every 3 minutes four times, then hourly for 72 hours; test: hourly for 10 hours",
    },
  },
  notes: [
    "The key is the API secret key (sk_live_… or sk_test_…) of the mode that the event is of.",
    "The documentation's sample signs JSON.stringify of the parsed body, which is the same for what Paystack sends.",
    "No delivery id is sent: event and data.id tell one event from another.",
  ],
});
