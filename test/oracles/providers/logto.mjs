import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "logto",
  oracle: "docs.logto.io, secure webhooks; as documented, with node:crypto",
  header: "logto-signature-sha-256",
  headers: [["User-Agent", "Logto (https://logto.io/)"]],
  payload: {hookId: "ylrJ2wkxUY8Cbm_sXDL1A", event: "PostRegister", interactionEvent: "Register", createdAt: "2026-07-25T17:20:00.000Z", sessionId: "OwS2MZHrMNCxyfbPcBJ9u", userAgent: "Mozilla/5.0", user: {id: "rcvgd0ma5jz3", username: null, primaryEmail: "zoe@example.com", name: "Zoë Müller"}},
});
