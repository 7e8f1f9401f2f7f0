import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "greenhouse",
  oracle: "grnhse/greenhouse-api-docs, webhooks: authentication; as documented, with node:crypto",
  header: "Signature",
  prefix: "sha256 ",
  headers: [["User-Agent", "Greenhouse"], ["Greenhouse-Event-ID", "13b8e1f0-7c54-4e0d-9a7b-2d6c5f4e3a10"]],
  payload: {action: "hire_candidate", payload: {application: {id: 46194062, status: "hired", prospect: false, candidate: {id: 37031511, first_name: "Zoë", last_name: "Müller"}, jobs: [{id: 371417, name: "Data Scientist", notes: "<p>hello</p>"}]}}},
});
