import { provider } from "./define.ts";

export default provider({
  id: "sentry",
  name: "Sentry",
  docs: "https://docs.sentry.io/organization/integrations/integration-platform/webhooks/",
  facts: {
    from: [
      "docs.sentry.io, integration platform: webhooks, UI components; getsentry/integration-platform-example",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Sentry-Hook-Signature", encoding: "hex" },
      content: "{body}",
    },
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Sentry-App-Signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: { headers: ["sentry-hook-resource", "sentry-hook-timestamp"] },
  event: [{ header: "Sentry-Hook-Resource" }],
  deliveryId: [{ header: "Request-ID" }],
  env: ["SENTRY_CLIENT_SECRET"],
  delivery: {
    timeout: 1,
    success: "2xx",
    retries: { count: 0 },
  },
  notes: [
    "The key is the integration's client secret. Sentry-Hook-Timestamp is not signed, so it proves no age.",
    "Calls of UI components carry Sentry-App-Signature instead, made in the same way.",
    "Sentry's sample and @hookflo/tern 4.1.0 hash JSON.stringify of the parsed body, which fails on bodies that JavaScript writes otherwise (1.0, \\u escapes). hookctl judges the bytes.",
    "The event's full name is Sentry-Hook-Resource and the body's action. A thousand timeouts in 24 hours switch the webhook off.",
  ],
});
