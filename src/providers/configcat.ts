import { provider } from "./define.ts";

export default provider({
  id: "configcat",
  name: "ConfigCat",
  docs: "https://configcat.com/docs/advanced/notifications-webhooks/",
  facts: { from: ["webhook-co/webhook, packages/webhooks-spec (independent implementation)"], checked: "2026-11-24" },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-ConfigCat-Webhook-Signature-V1", encoding: "base64", list: "," },
      content: "{header:X-ConfigCat-Webhook-ID}{header:X-ConfigCat-Webhook-Timestamp}{body}",
    },
  ],
  detect: { headers: ["x-configcat-webhook-id", "x-configcat-webhook-timestamp"] },
  deliveryId: [{ header: "X-ConfigCat-Webhook-ID" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not published" } },
  notes: [
    "The body is what the webhook's owner wrote, so no event stands in it at a known place.",
    "While a key is rotated the header lists a signature for each, between commas; one that matches is enough. The timestamp is signed, its age is not checked.",
  ],
});
