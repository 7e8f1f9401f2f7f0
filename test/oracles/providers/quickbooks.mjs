import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "quickbooks",
  oracle: "developer.intuit.com, webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  secret: "5ff1a0c2-7b3e-4d68-9f1a-2c4e6b8d0f13",
  wrongKey: "00000000-7b3e-4d68-9f1a-2c4e6b8d0f13",
  header: "intuit-signature",
  encoding: "base64",
  headers: [["User-Agent", "intuit_notification_server/1.0"]],
  payload: [
    {
      specversion: "1.0",
      id: "88cd52aa-33b6-4351-9aa4-47572edbd068",
      source: "intuit.dsnBgbseACLLRZNxo2dfc4evmEJdxde58xeeYcZliOU=",
      type: "qbo.invoice.created.v1",
      time: "2026-07-25T17:20:00Z",
      intuitentityid: "1234",
      intuitaccountid: "310687",
      data: {},
    },
  ],
});
