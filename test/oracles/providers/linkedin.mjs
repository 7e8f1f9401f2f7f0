import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "linkedin",
  oracle: "learn.microsoft.com, LinkedIn: webhook validation; as documented, with node:crypto",
  header: "X-LI-Signature",
  content: ({ body }) => ["hmacsha256=", body],
  headers: [["User-Agent", "LinkedIn-Webhooks"]],
  payload: {type: "ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS", notifications: [{notificationId: 3141592, organizationalEntity: "urn:li:organization:2414183", action: "COMMENT", sourcePost: "urn:li:share:6512345678901234567", decoratedSourcePost: {text: "Wir stellen ein — Zürich"}, lastModifiedAt: 1785000000000, subscriber: "urn:li:person:A8xe03Qt10"}]},
});
