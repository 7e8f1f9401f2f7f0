import { provider } from "./define.ts";

export default provider({
  id: "github-sha1",
  name: "GitHub (SHA-1, retired)",
  docs: "https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries",
  facts: {
    from: [
      "verify-github-webhook 1.0.1 (independent implementation)",
      "docs.github.com, webhook events and payloads: delivery headers",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha1",
      signature: { header: "X-Hub-Signature", encoding: "hex", prefix: "sha1=" },
      content: "{text}",
      retired: "GitHub sends it for old receivers only: check X-Hub-Signature-256.",
    },
  ],
  detect: { headers: ["x-github-event", "x-github-delivery", "x-github-hook-id"] },
  event: [{ header: "X-GitHub-Event" }],
  deliveryId: [{ header: "X-GitHub-Delivery" }],
  delivery: {
    timeout: 10,
    success: "2xx",
    retries: { count: 0, note: "never by itself; by hand or API for deliveries of the last 3 days" },
    bodyLimit: 26_214_400,
  },
  notes: [
    "Every delivery that has it has X-Hub-Signature-256 too, and there hookctl looks at that alone. GitHub Enterprise Server before 2.23 sent no other.",
  ],
});
