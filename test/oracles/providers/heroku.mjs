import { documentedHmac } from "../lib/documented-hmac.mjs";
import { NUXT_DEPARTURES, nuxtValidator } from "../lib/nuxt-validators.mjs";
import { sdk } from "../lib/oracle.mjs";

export default documentedHmac({
  id: "heroku",
  oracle: sdk("nuxt-webhook-validators", "isValidHerokuWebhook"),
  header: "Heroku-Webhook-Hmac-SHA256",
  encoding: "base64",
  verify: await nuxtValidator("heroku", "isValidHerokuWebhook", (secretKey) => ({ secretKey })),
  skip: NUXT_DEPARTURES,
  headers: [["User-Agent", "Heroku-Webhooks"]],
  payload: {id: "01234567-89ab-cdef-0123-456789abcdef", action: "update", resource: "release", version: "application/vnd.heroku+json; version=3", actor: {id: "f1f2", email: "ada@example.com"}, data: {id: "22258d6b", version: 42, status: "succeeded", description: "Deploy 9f2c1e — «Größe»"}, webhook_metadata: {attempt: {id: "c8ee2f80"}, delivery: {id: "1fa2b3c4-5d6e-4f70-8a9b-0c1d2e3f4a5b"}, event: {id: "7d0c", include: "api:release"}, webhook: {id: "b1e5"}}},
});
