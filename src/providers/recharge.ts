import { bodyJson, jsonText, jsonValue } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "recharge",
  name: "Recharge",
  docs: "https://docs.getrecharge.com/docs/webhooks-overview",
  facts: {
    from: [
      "docs.getrecharge.com, webhooks overview: validating webhooks; changelog: webhook signatures with timestamps",
      "hookdeck/webhook-skills, recharge-webhooks (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: {
        header: "X-Recharge-Webhook-Signature",
        encoding: "hex",
        params: { signature: "v1", timestamp: "t", trim: true },
      },
      timestamp: { unit: "s", tolerance: 172_800 },
      content: "{timestamp}.{body}",
    },
    {
      kind: "hmac",
      algorithm: "sha256",
      construction: "hash",
      signature: { header: "X-Recharge-Hmac-Sha256", encoding: "hex" },
      content: "{secret}{body}",
    },
  ],
  detect: {
    headers: ["x-recharge-webhook-timestamp"],
    body: ({ body }) =>
      ["charge", "subscription", "order", "address", "customer"].some(
        (name) =>
          jsonValue(bodyJson(body), name) !== undefined &&
          jsonText(body, `${name}.external_customer_id.ecommerce`) !== undefined,
      ),
  },
  delivery: { timeout: null, success: "200", retries: { count: null, note: "not checked here" } },
  notes: [
    "Two signatures come along. The one with a timestamp counts where it is there; times up to 48 hours off are taken.",
    "X-Recharge-Hmac-Sha256 is no HMAC in spite of its name, but a plain SHA-256 over the client secret and the body after it.",
    "The key is the API client secret of the token that made the webhook, not the token itself.",
    "The resource is the body's top-level key; the topic (charge/paid) is that of the webhook.",
  ],
});
