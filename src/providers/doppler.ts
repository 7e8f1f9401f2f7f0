import { provider } from "./define.ts";

export default provider({
  id: "doppler",
  name: "Doppler",
  docs: "https://docs.doppler.com/docs/webhooks",
  facts: {
    from: [
      "@hookflo/tern 4.1.0 (independent implementation)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
      "docs.doppler.com, webhooks",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Doppler-Signature", encoding: "hex", prefix: "sha256=" },
      content: "{body}",
    },
  ],
  event: [{ json: "type" }],
  delivery: {
    timeout: null,
    success: null,
    retries: { count: null, note: "not published; exactly-once delivery is not guaranteed" },
  },
  notes: [
    "Only webhooks with a signing secret are signed. A custom payload replaces the documented one, and may have no type.",
  ],
});
