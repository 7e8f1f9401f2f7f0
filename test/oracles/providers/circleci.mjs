import { documentedHmac } from "../lib/documented-hmac.mjs";
import { set } from "../lib/grid/header.mjs";

export default documentedHmac({
  id: "circleci",
  oracle: "circleci.com/docs, outbound webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "Circleci-Signature",
  params: { signature: "v1" },
  headers: [
    ["User-Agent", "CircleCI-Webhook/1.0"],
    ["Circleci-Event-Type", "workflow-completed"],
  ],
  payload: {
    type: "workflow-completed",
    id: "3888f21b-eaa7-38e3-8f3d-75a63bba8895",
    happened_at: "2026-07-25T17:20:00.000Z",
    webhook: { id: "cf8c4fdd-0587-4da1-b4ca-4846e9640af9", name: "Sample Webhook" },
    project: { id: "84996744-a854-4f5e-aea3-04e2851dc1d2", name: "webhook-service", slug: "github/circleci/webhook-service" },
    workflow: { id: "fda08377-fe7e-46b1-8992-3a7aaecac9c3", name: "build-test-deploy", status: "success" },
  },
  cases: function* (make) {
    const header = (name, reason, change) => make(name, { reason, headers: set("Circleci-Signature", change) });
    yield header("v2-beside", "valid", (value) => `v2=${"0".repeat(64)},${value}`);
    yield header("two-second-valid", "valid", (value) => `v1=${"0".repeat(64)},${value}`);
    yield header("version-missing", "prefix-missing", (value) => value.slice(3));
  },
});
