import { documentedHmac } from "../lib/documented-hmac.mjs";
import { sdk } from "../lib/oracle.mjs";
import { ternVerifies } from "../lib/tern.mjs";

export default documentedHmac({
  id: "lemon-squeezy",
  oracle: sdk("@hookflo/tern", "WebhookVerificationService.verify lemonsqueezy"),
  header: "X-Signature",
  verify: ternVerifies("lemonsqueezy"),
  // The Fetch API, which it is asked through, cuts blanks off header values and drops a byte-order mark; wrong UTF-8 it replaces.
  skip: ["signature-trailing-space", "bom", "invalid-utf8-signed"],
  headers: [["User-Agent", "LemonSqueezy-Webhooks"], ["X-Event-Name", "order_created"]],
  payload: {meta: {event_name: "order_created", webhook_id: "a1c4b7d2", test_mode: true, custom_data: {user_id: "42"}}, data: {type: "orders", id: "1", attributes: {store_id: 1, identifier: "89b36d62-4f5d-4353-853f-0c769d0535c8", order_number: 1, user_name: "Zoë Müller", user_email: "zoe@example.com", currency: "EUR", total: 999, status: "paid", updated_at: "2026-07-25T17:20:00.000000Z"}}},
});
