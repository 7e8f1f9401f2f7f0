import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "help-scout",
  oracle: "developer.helpscout.com, webhooks: verifying; as documented, with node:crypto",
  header: "X-HelpScout-Signature",
  hash: "sha1",
  encoding: "base64",
  headers: [["User-Agent", "Help Scout/Webhooks"], ["X-HelpScout-Event", "convo.created"]],
  payload: {id: 291938, type: "email", folderId: "1234", number: 349, status: "active", subject: "Rückfrage", mailbox: {id: 1234, name: "Support"}, createdBy: {id: 29418, firstName: "Zoë", email: "zoe@example.com", type: "customer"}, createdAt: "2026-07-25T17:20:00Z"},
});
