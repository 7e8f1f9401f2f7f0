import { provider } from "./define.ts";

export default provider({
  id: "logto",
  name: "Logto",
  docs: "https://docs.logto.io/developers/webhooks/secure-webhooks",
  facts: {
    from: ["docs.logto.io, developers: webhooks, secure webhooks", "logto-io/logto (the sender: 10 seconds, 3 tries)"],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "logto-signature-sha-256", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: { headers: ["logto-message-id"] },
  event: [{ json: "event" }],
  deliveryId: [{ header: "logto-message-id" }, { json: "hookId" }],
  env: ["LOGTO_WEBHOOK_SIGNING_KEY"],
  delivery: {
    timeout: 10,
    success: "2xx",
    retries: { count: 3, note: "3 unless configured; no schedule is published" },
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "hookId names the webhook, not the delivery.",
  ],
});
