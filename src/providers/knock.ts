import { provider } from "./define.ts";

export default provider({
  id: "knock",
  name: "Knock",
  docs: "https://docs.knock.app/developer-tools/outbound-webhooks/overview",
  facts: {
    from: [
      "knocklabs/docs, outbound webhooks: overview",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Knock-Signature", encoding: "base64", params: { signature: "s", timestamp: "t" } },
      timestamp: { unit: "ms", tolerance: 300 },
      content: "{timestamp}.{body}",
    },
  ],
  detect: { headers: ["x-knock-event"] },
  event: [{ json: "type" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: 7, note: "8 tries in all; after 3xx, 4xx, 5xx and timeouts" },
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "The timestamp t is in milliseconds.",
    "No delivery id is sent: deduplicate by type, data.id and created_at.",
  ],
});
