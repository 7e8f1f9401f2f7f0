import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "workable",
  oracle: "workable.readme.io, webhooks, as public receivers do it; re-implemented with node:crypto",
  header: "X-Workable-Signature",
  payload: { event_type: "candidate_created", id: "2d1f0e3c-4b5a-4968-8776-655443322110", fired_at: "2026-07-25T17:20:00.000Z", resource_type: "candidate", data: { id: "5d2f1b0c", name: "Jane Roe", stage: "Applied", job: { shortcode: "GROOV005", title: "Engineer" } } },
});
