import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "xero",
  name: "Xero",
  docs: "https://developer.xero.com/documentation/guides/webhooks/overview/",
  facts: {
    from: [
      "developer.xero.com, webhooks: configuring your server (5 seconds, intent to receive, 24 hours)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation); xero-node 20.0.0 verifies nothing",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "x-xero-signature", encoding: "base64" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) => jsonText(body, "entropy") !== undefined && jsonText(body, "firstEventSequence") !== undefined,
  },
  event: [{ json: "events.0.eventType" }],
  delivery: {
    timeout: 5,
    success: "200",
    retries: { count: null, horizon: 86_400, note: "with growing waits for up to 24 hours, then the webhook is off" },
    handshake:
      "POSTs with an empty list of events, four in a row, some wrongly signed: answer 200 to the right ones and 401 to the wrong ones, with an empty body.",
  },
  notes: [
    "The answer must have no body and no cookies.",
    "The event's full name is eventCategory and eventType. A delivery holds several events, which have no ids: firstEventSequence, lastEventSequence and entropy stay the same over retries.",
  ],
});
