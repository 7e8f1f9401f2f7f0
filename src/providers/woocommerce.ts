import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "woocommerce",
  name: "WooCommerce",
  docs: "https://woocommerce.com/document/webhooks/",
  facts: {
    from: [
      "woocommerce/woocommerce, includes/class-wc-webhook.php (headers, ping, delivery id, what counts as success)",
      "@hookflo/tern 4.1.0 and webhook-co/webhook, packages/webhooks-spec (independent implementations)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-WC-Webhook-Signature", encoding: "base64" },
      content: "{body}",
    },
  ],
  detect: {
    headers: [
      "x-wc-webhook-topic",
      "x-wc-webhook-source",
      "x-wc-webhook-resource",
      "x-wc-webhook-event",
      "x-wc-webhook-id",
      "x-wc-webhook-delivery-id",
    ],
    prefer: ({ headers }) => header(headers, "user-agent")?.startsWith("WooCommerce/") === true,
  },
  event: [{ header: "X-WC-Webhook-Topic" }],
  deliveryId: [{ header: "X-WC-Webhook-Delivery-ID" }],
  delivery: {
    timeout: 60,
    success: "2xx, 301 and 302",
    retries: { count: 0, note: "a failed delivery is not sent again" },
    handshake:
      "POST of a form with webhook_id alone, unsigned and without X-WC-Webhook headers, when the webhook is saved: answer 200.",
  },
  notes: [
    "The delivery id is new with every delivery; two within one second share it.",
    "More than five failures in a row switch the webhook off.",
  ],
});
