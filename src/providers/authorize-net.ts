import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "authorize-net",
  name: "Authorize.Net",
  docs: "https://developer.authorize.net/api/reference/features/webhooks.html",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "developer.authorize.net, webhooks: verifying the notification",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha512",
      secret: { decode: "hex" },
      signature: { header: "X-ANET-Signature", encoding: "hex", prefix: "sha512=", compare: "bytes" },
      content: "{body}",
    },
  ],
  detect: { body: ({ body }) => jsonText(body, "eventType")?.startsWith("net.authorize.") === true },
  event: [{ json: "eventType" }],
  deliveryId: [{ json: "notificationId" }],
  delivery: { timeout: null, success: "200", retries: { count: null, note: "not checked here" } },
  notes: [
    "The key is the account's Signature Key: 128 hex digits, decoded.",
    "Authorize.Net writes the digest in upper-case hex; either case is right.",
  ],
});
