import { provider } from "./define.ts";

export default provider({
  id: "circleci",
  name: "CircleCI",
  docs: "https://circleci.com/docs/guides/integration/outbound-webhooks/",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "circleci.com/docs, outbound webhooks",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Circleci-Signature", encoding: "hex", params: { signature: "v1" } },
      content: "{body}",
    },
  ],
  detect: { headers: ["circleci-event-type"] },
  event: [{ header: "Circleci-Event-Type" }, { json: "type" }],
  deliveryId: [{ json: "id" }],
  delivery: {
    timeout: 5,
    success: "2xx",
    retries: { count: null, note: "tried again after a failure; the policy is left unpublished on purpose" },
  },
  notes: [
    "The header may list signatures of several versions between commas; only v1 exists, and only v1 is looked at.",
  ],
});
