import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "launchdarkly",
  oracle: "launchdarkly.com/docs, webhooks: sign webhooks; as documented, with node:crypto",
  header: "X-LD-Signature",
  headers: [["User-Agent", "LaunchDarkly/1.0"]],
  payload: {_id: "64c0a1b2e4d5f60012345678", _accountId: "5b0d", date: 1785000000000, accesses: [{action: "updateOn", resource: "proj/default:env/production:flag/neue-kasse"}], kind: "flag", name: "Neue Kasse", description: "", shortDescription: "", member: {email: "ada@example.com"}, titleVerb: "turned on the flag", title: "Ada turned on the flag Neue Kasse in 'Größe'"},
});
