import { bodyJson, jsonText, jsonValue } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "checkout-com",
  name: "Checkout.com",
  docs: "https://www.checkout.com/docs/developer-resources/event-notifications/receive-webhooks",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "checkout.com/docs: configure your webhook server, set up your webhook receiver",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    { kind: "hmac", algorithm: "sha256", signature: { header: "Cko-Signature", encoding: "hex" }, content: "{body}" },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "id")?.startsWith("evt_") === true &&
      jsonText(body, "created_on") !== undefined &&
      jsonValue(bodyJson(body), "data") !== undefined,
  },
  event: [{ json: "type" }],
  deliveryId: [{ json: "id" }],
  delivery: {
    timeout: 10,
    success: "2xx",
    retries: {
      count: 8,
      delays: [300, 600, 900, 1_800, 3_600, 14_400, 43_200, 86_400],
      horizon: 151_200,
      note: "the waits are not confirmed by the documentation that was read",
    },
  },
  notes: [
    "The key is the signature key of the workflow's webhook action (older accounts: the secret key). An Authorization header of one's own choice may come along; it is not looked at.",
    "The id stays the same when a webhook is sent again; order is not kept.",
  ],
});
