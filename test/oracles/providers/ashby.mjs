import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "ashby",
  oracle:
    "developers.ashbyhq.com, authenticating webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "Ashby-Signature",
  prefix: "sha256=",
  payload: {
    action: "candidateStageChange",
    data: {
      application: {
        id: "d2a8d8d2-5c9d-4e8f-9b7e-4a1f1e5c0a11",
        status: "Active",
        candidate: { id: "3f0f1f0d-1b56-4f21-8d36-0a7b7e2d4c22", name: "Jane Roe" },
        currentInterviewStage: { title: "Onsite", type: "Active" },
        job: { title: "Engineer" },
      },
    },
  },
});
