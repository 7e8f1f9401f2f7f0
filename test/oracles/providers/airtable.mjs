import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "airtable",
  oracle: "airtable.com/developers, webhooks overview; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "X-Airtable-Content-MAC",
  prefix: "hmac-sha256=",
  secret: "3v9K2bq0oYc7uWm1rXz5tA==",
  wrongKey: "AAAAAAAAAAAAAAAAAAAAAA==",
  toKey: (secret) => Buffer.from(secret, "base64"),
  payload: { base: { id: "app00000000000000" }, webhook: { id: "ach00000000000000" }, timestamp: "2026-07-25T17:20:00.000Z" },
});
