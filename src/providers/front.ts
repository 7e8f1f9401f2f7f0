import { provider } from "./define.ts";

export default provider({
  id: "front",
  name: "Front",
  docs: "https://dev.frontapp.com/docs/application-webhooks",
  facts: {
    from: [
      "dev.frontapp.com, application webhooks; rule webhooks",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Front-Signature", encoding: "base64" },
      timestamp: { header: "X-Front-Request-Timestamp", unit: "ms", tolerance: 300 },
      content: "{timestamp}:{body}",
    },
  ],
  detect: { headers: ["x-front-request-timestamp", "x-front-challenge"] },
  event: [{ json: "type" }],
  deliveryId: [{ json: "payload.id" }, { json: "id" }],
  delivery: {
    timeout: 10,
    success: "200",
    retries: { count: 3, note: "application webhooks; rule webhooks are sent once" },
    handshake:
      'POST with X-Front-Challenge (type "sync"), signed, on every save of the URL: answer {"challenge": its value} within 10 seconds.',
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "The key is the app's signing key; webhooks of rules have their own scheme.",
  ],
});
