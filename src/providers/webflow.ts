import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "webflow",
  name: "Webflow",
  docs: "https://developers.webflow.com/data/docs/working-with-webhooks",
  facts: {
    from: [
      "webflow-api 3.3.4, webhooks.verifySignature (read)",
      "developers.webflow.com, working with webhooks; changelog: webhook retries",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "x-webflow-signature", encoding: "hex" },
      timestamp: { header: "x-webflow-timestamp", unit: "ms" },
      content: "{timestamp}:{text}",
    },
  ],
  detect: {
    headers: ["x-webflow-timestamp"],
    body: ({ body }) => jsonText(body, "triggerType") !== undefined && jsonText(body, "payload.siteId") !== undefined,
  },
  event: [{ json: "triggerType" }],
  env: ["WEBFLOW_WEBHOOK_SECRET"],
  delivery: {
    timeout: 30,
    success: "200",
    retries: { count: 3, delays: [600, 600, 600], horizon: 1_800 },
  },
  notes: [
    "The key is the secret that the API gave with the webhook, or the app's client secret for webhooks that an OAuth app made.",
    "The SDK does not look at the timestamp's age; the documentation advises to refuse what is older than 5 minutes.",
    "No delivery id is sent. After repeated failures the webhook is switched off.",
  ],
});
