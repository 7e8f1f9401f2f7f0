import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "front",
  oracle: "dev.frontapp.com, application webhooks: validate data integrity; as documented, with node:crypto",
  header: "X-Front-Signature",
  encoding: "base64",
  time: { unit: "ms", tolerance: 300, header: "X-Front-Request-Timestamp" },
  content: ({ body, timestamp }) => [`${timestamp}:`, body],
  headers: [["User-Agent", "Front-Webhooks/1.0"]],
  payload: {type: "inbound", authorization: {id: "cmp_abc"}, payload: {id: "evt_1a2b3c", type: "inbound", emitted_at: 1785000000.117, conversation: {id: "cnv_55c8c149", subject: "Rückfrage zur Rechnung", status: "unassigned"}, source: {_meta: {type: "inboxes"}, data: [{id: "inb_55c8c149", name: "Support"}]}}},
});
