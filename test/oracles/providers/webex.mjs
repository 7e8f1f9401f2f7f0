import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "webex",
  oracle: "developer.webex.com, webhooks; re-implemented with node:crypto",
  header: "X-Spark-Signature",
  hash: "sha1",
  payload: { id: "Y2lzY29zcGFyazovL3VzL1dFQkhPT0svOTZhYmMyYWE", name: "New message", resource: "messages", event: "created", orgId: "OTZhYmMyYWEtM2RjYy0xMWU1", appId: "Y2lzY29zcGFyazovL3VzL0FQ", ownedBy: "creator", status: "active", actorId: "Y2lzY29zcGFyazovL3VzL1BFT1BMRS", data: { id: "Y2lzY29zcGFyazovL3VzL01FU1NBR0UvOTJkYjNiZTA", roomId: "Y2lzY29zcGFyazovL3VzL1JPT00v", personEmail: "person@example.com" } },
});
