import { isForm, textAt } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "affirm",
  name: "Affirm",
  docs: "https://docs.affirm.com/developers/docs/webhooks",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "a public receiver read with it (t and v0, HMAC-SHA512 over time and body)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha512",
      signature: { header: "X-Affirm-Signature", encoding: "hex", params: { signature: "v0", timestamp: "t" } },
      timestamp: { unit: "s", tolerance: 300 },
      content: "{timestamp}.{body}",
    },
  ],
  detect: {
    body: (delivery) =>
      isForm(delivery) &&
      ["checkout_token", "event", "event_timestamp"].every((form) => textAt(delivery, { form }) !== undefined),
  },
  event: [{ form: "event" }, { json: "event_type" }, { json: "event" }],
  delivery: { timeout: null, success: "2xx", retries: { count: 0, note: "failed deliveries are not sent again" } },
  notes: [
    "Checkout events are forms, events of prequalification are JSON; both carry the same header.",
    "No delivery id is sent: the event with checkout_token, and the time, tell one from another.",
  ],
});
