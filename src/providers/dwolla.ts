import { provider } from "./define.ts";

export default provider({
  id: "dwolla",
  name: "Dwolla",
  docs: "https://developers.dwolla.com/docs/webhooks",
  facts: {
    from: [
      "developers.dwolla.com, webhooks: processing and validating; webhook subscriptions",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Request-Signature-SHA-256", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: { headers: ["x-dwolla-topic"] },
  event: [{ header: "X-Dwolla-Topic" }, { json: "topic" }],
  deliveryId: [{ json: "id" }],
  delivery: {
    timeout: 20,
    success: "200-399",
    retries: {
      count: 8,
      delays: [900, 2_700, 7_200, 10_800, 21_600, 43_200, 86_400, 86_400],
      horizon: 259_200,
      note: "spread over 72 hours",
    },
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "The header is the one with -SHA-256 at its end.",
    "id is the event, the same over tries and subscriptions.",
    "400 failures in a row pause the subscription.",
  ],
});
