import { provider } from "./define.ts";

export default provider({
  id: "vercel",
  name: "Vercel",
  docs: "https://vercel.com/docs/webhooks/webhooks-api",
  facts: {
    from: [
      "vercel.com/docs, webhooks API: securing webhooks",
      "nuxt-webhook-validators 0.2.12 (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha1",
      signature: { header: "x-vercel-signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  event: [{ json: "type" }],
  deliveryId: [{ json: "id" }],
  env: ["INTEGRATION_SECRET"],
  delivery: {
    timeout: 30,
    success: "2xx",
    retries: { count: null, horizon: 86_400, note: "exponential backoff for 24 hours" },
  },
  notes: [
    "The key is the webhook's own secret for account webhooks, the integration's client secret for integration webhooks.",
    "x-vercel-id and x-vercel-forwarded-for are no sign of a webhook: every app hosted on Vercel gets them.",
  ],
});
