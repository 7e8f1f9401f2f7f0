import { documentedHmac } from "../lib/documented-hmac.mjs";
import { sdk } from "../lib/oracle.mjs";
import { ternVerifies } from "../lib/tern.mjs";

export default documentedHmac({
  id: "woocommerce",
  oracle: sdk("@hookflo/tern", "WebhookVerificationService.verify woocommerce"),
  header: "X-WC-Webhook-Signature",
  encoding: "base64",
  verify: ternVerifies("woocommerce"),
  // The Fetch API, which it is asked through, cuts blanks off header values and drops a byte-order mark; wrong UTF-8 it replaces.
  skip: ["signature-trailing-space", "bom", "invalid-utf8-signed"],
  headers: [
    ["User-Agent", "WooCommerce/9.9.5 Hookshot (WordPress/6.8)"],
    ["X-WC-Webhook-Source", "https://shop.example.com/"],
    ["X-WC-Webhook-Topic", "order.created"],
    ["X-WC-Webhook-Resource", "order"],
    ["X-WC-Webhook-Event", "created"],
    ["X-WC-Webhook-ID", "12"],
    ["X-WC-Webhook-Delivery-ID", "9fa92bdbbd5b9eb0ac4a1c2d3e4f5a6b"],
  ],
  payload: { id: 727, status: "processing", currency: "EUR", total: "29.35", date_created: "2026-07-25T17:20:00", billing: { first_name: "Ada", email: "ada@example.com" }, line_items: [{ id: 315, name: "Woo Single #1", quantity: 2 }] },
});
