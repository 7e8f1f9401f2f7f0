import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "azure-devops",
  name: "Azure DevOps",
  docs: "https://learn.microsoft.com/en-us/azure/devops/service-hooks/services/webhooks",
  facts: {
    from: ["learn.microsoft.com, Azure DevOps: service hooks, webhooks and troubleshooting"],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "basic-auth" }],
  detect: {
    body: ({ body }) =>
      jsonText(body, "subscriptionId") !== undefined &&
      jsonText(body, "eventType") !== undefined &&
      jsonText(body, "publisherId") !== undefined,
  },
  event: [{ json: "eventType" }],
  deliveryId: [{ json: "id" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: {
      count: 8,
      delays: [1, 2, 4, 8, 16, 32, 60, 60],
      horizon: 183,
      note: "only after 408, 502, 503 and 504; other faults put the subscription on probation, 410 disables it",
    },
  },
  notes: [
    "Azure DevOps signs nothing: user and password of the subscription stand in Authorization and prove the sender only, not the bytes. Headers of one's own can be set besides. The secret is user:password.",
  ],
});
