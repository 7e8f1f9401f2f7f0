import { provider } from "./define.ts";

export default provider({
  id: "heroku",
  name: "Heroku",
  docs: "https://devcenter.heroku.com/articles/app-webhooks",
  facts: {
    from: [
      "devcenter.heroku.com, app webhooks; app webhooks schema; changelog 2525 (72 hours)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
      "nuxt-webhook-validators 0.2.12 (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Heroku-Webhook-Hmac-SHA256", encoding: "base64" },
      content: "{body}",
    },
  ],
  event: [{ json: "webhook_metadata.event.include" }],
  deliveryId: [{ json: "webhook_metadata.delivery.id" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: {
      count: null,
      horizon: 259_200,
      note: "level sync: for 72 hours from the event on; level notify: one try",
    },
  },
  notes: [
    "The secret is shown once, in the header Heroku-Webhook-Secret of the answer to the call that makes the webhook.",
    "webhook_metadata.attempt.id is new with every try.",
  ],
});
