import { provider } from "./define.ts";

export default provider({
  id: "kontent-ai",
  name: "Kontent.ai",
  docs: "https://kontent.ai/learn/docs/webhooks/webhooks",
  facts: {
    from: [
      "@kontent-ai/webhook-helper 3.0.3, signatureHelper.isValidSignatureFromString",
      "kontent.ai/learn, webhooks",
    ],
    checked: "2026-11-24",
    sdk: "@kontent-ai/webhook-helper 3.0.3",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Kontent-ai-Signature", encoding: "base64" },
      content: "{text}",
    },
  ],
  event: [{ json: "notifications.0.message.action" }, { json: "message.operation" }],
  env: ["KONTENT_SECRET"],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "tried again; no schedule is known here" },
  },
  notes: [
    "The legacy webhooks of before 2024 carried the same signature as X-KC-Signature; that header is not looked at.",
    "A body may carry several notifications.",
  ],
});
