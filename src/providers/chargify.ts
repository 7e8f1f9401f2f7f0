import { isForm, textAt } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "chargify",
  name: "Maxio Advanced Billing (Chargify)",
  docs: "https://docs.maxio.com/hc/en-us/articles/24266143173901-Webhooks-Overview",
  facts: { from: ["webhook-co/webhook, packages/webhooks-spec (independent implementation)"], checked: "2026-11-24" },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Chargify-Webhook-Signature-Hmac-Sha-256", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: {
    headers: ["x-chargify-webhook-id"],
    body: (delivery) =>
      isForm(delivery) &&
      textAt(delivery, { form: "event" }) !== undefined &&
      textAt(delivery, { form: "payload[site][id]" }) !== undefined,
  },
  event: [{ form: "event" }],
  deliveryId: [{ header: "X-Chargify-Webhook-Id" }, { form: "id" }],
  delivery: { timeout: null, success: "200", retries: { count: null, note: "not checked here" } },
  notes: [
    "The body is a form, signed as it came. The key is the site's shared key.",
    "X-Chargify-Webhook-Signature (an MD5 of key and body) comes along for old receivers; it is not looked at.",
  ],
});
