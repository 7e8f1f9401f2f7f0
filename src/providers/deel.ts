import { provider } from "./define.ts";

export default provider({
  id: "deel",
  name: "Deel",
  docs: "https://developer.deel.com/docs/webhooks-get-started",
  facts: {
    from: [
      "developer.deel.com, webhooks: get started, quickstart",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Deel-Signature", encoding: "hex" },
      content: "POST{body}",
    },
  ],
  detect: { headers: ["x-deel-hmac-label", "x-deel-webhook-version"] },
  event: [{ json: "data.meta.event_type" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "tried again on failure; no schedule is published" },
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "The four letters POST stand before the body in what is signed, whatever the method.",
    "X-Deel-Hmac-Label names the signing key where there are several.",
    "No delivery id is sent: deduplicate by event type, resource and timestamp.",
  ],
});
