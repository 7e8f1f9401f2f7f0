import { provider } from "./define.ts";

export default provider({
  id: "launchdarkly",
  name: "LaunchDarkly",
  docs: "https://launchdarkly.com/docs/home/infrastructure/webhooks",
  facts: {
    from: [
      "launchdarkly.com/docs, infrastructure: webhooks; API: webhooks",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    { kind: "hmac", algorithm: "sha256", signature: { header: "X-LD-Signature", encoding: "hex" }, content: "{body}" },
  ],
  event: [{ json: "kind" }],
  deliveryId: [{ json: "_id" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "delivery and order are not guaranteed; sort by date" },
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "Signed only where the webhook has a secret.",
    "The body is an entry of the audit log: kind is the kind of resource, titleVerb says what was done.",
  ],
});
