import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "chargify",
  oracle: "docs.maxio.com, webhooks overview; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "X-Chargify-Webhook-Signature-Hmac-Sha-256",
  headers: [
    ["Content-Type", "application/x-www-form-urlencoded"],
    ["X-Chargify-Webhook-Id", "81309408"],
    ["X-Chargify-Webhook-Signature", "5d41402abc4b2a76b9719d911017c592"],
  ],
  payload:
    "id=81309408&event=signup_success&payload[subscription][id]=20359140&payload[subscription][state]=active&payload[subscription][customer][first_name]=Amelia&payload[subscription][customer][email]=amelia%40example.com&payload[site][id]=31615&payload[site][subdomain]=general-goods",
});
