import { documentedHmac } from "../lib/documented-hmac.mjs";
import { sdk } from "../lib/oracle.mjs";
import { ternVerifies } from "../lib/tern.mjs";

export default documentedHmac({
  id: "doppler",
  oracle: sdk("@hookflo/tern", "WebhookVerificationService.verify doppler"),
  header: "X-Doppler-Signature",
  prefix: "sha256=",
  verify: ternVerifies("doppler"),
  // The Fetch API, which it is asked through, cuts blanks off header values and drops a byte-order mark; wrong UTF-8 it replaces.
  skip: ["signature-trailing-space", "bom", "invalid-utf8-signed"],
  headers: [["User-Agent", "Doppler-Webhooks"]],
  payload: {type: "config.secrets.update", config: {name: "dev_personal", root: false, locked: false, environment: "dev", project: "billing-api"}, project: {id: "billing-api", slug: "billing-api", name: "Abrechnung «Süd»", created_at: "2026-01-12T09:00:00.000Z"}, workspace: {id: "3f1c90", name: "Acme"}, diff: {added: ["STRIPE_KEY"], removed: [], updated: ["DATABASE_URL"]}},
});
