import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "surveymonkey",
  oracle: "api.surveymonkey.com, webhook callbacks, as binary-cats/laravel-surveymonkey-webhooks does it; re-implemented with node:crypto",
  secret: "Xq3rTzA0S1uVwYbCdEfGhI&187391042216481765301234567890123456",
  wrongKey: "Xq3rTzA0S1uVwYbCdEfGhI&000000042216481765301234567890123456",
  header: "Sm-Signature",
  hash: "sha1",
  encoding: "base64",
  headers: [["Sm-Apikey", "Xq3rTzA0S1uVwYbCdEfGhI"]],
  payload: { name: "My Webhook", filter_type: "survey", filter_id: "123456789", event_type: "response_completed", event_id: "10027047807", event_datetime: "2026-07-25T17:20:00.000000+00:00", object_type: "response", object_id: "114009988", resources: { respondent_id: "114009988", survey_id: "123456789" } },
  *cases(make) {
    yield make("client-secret-alone", { reason: "secret-wrongly-decoded", how: { toKey: (key) => key.split("&")[1] } });
  },
});
