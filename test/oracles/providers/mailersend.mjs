import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "mailersend",
  oracle: "developers.mailersend.com, webhooks: security; as documented, with node:crypto",
  header: "Signature",
  headers: [["User-Agent", "MailerSend-Webhooks/1.0"]],
  payload: {type: "activity.delivered", domain_id: "yv69oxl5kl785kw2", created_at: "2026-07-25T17:20:00.000000Z", webhook_id: "2351ndgwr4zqx8ko", url: "https://hooks.example.com/webhooks/mailersend", data: {object: "activity", id: "62f114f8165fe0d8db0288e3", type: "delivered", created_at: "2026-07-25T17:20:00.000000Z", email: {object: "email", id: "62f114f7165fe0d8db0288e2", from: "shop@example.com", subject: "Grüße aus Köln", status: "delivered", recipient: {email: "zoe@example.com"}}}},
});
