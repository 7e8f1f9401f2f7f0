import { provider } from "./define.ts";

export default provider({
  id: "surveymonkey",
  name: "SurveyMonkey",
  docs: "https://api.surveymonkey.com/v3/docs#webhook-callbacks",
  facts: {
    from: [
      "binary-cats/laravel-surveymonkey-webhooks, WebhookSignature (independent implementation)",
      "prismatic.io, SurveyMonkey component (client id and client secret verify webhooks)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha1",
      signature: { header: "Sm-Signature", encoding: "base64" },
      content: "{body}",
    },
  ],
  detect: { headers: ["sm-apikey"] },
  event: [{ json: "event_type" }],
  deliveryId: [{ json: "event_id" }],
  delivery: {
    timeout: null,
    success: "200",
    retries: { count: null, note: "not published" },
    handshake: "HEAD to the subscription URL when the webhook is made or changed: answer 200 without a body.",
  },
  notes: [
    "The key is the app's client id, an ampersand and its client secret, in one: give it to hookctl as id&secret. Sm-Apikey names the client id.",
  ],
});
