import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "checkr",
  oracle: "docs.checkr.com, webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "X-Checkr-Signature",
  payload: {
    id: "507f1f77bcf86cd799439011",
    object: "event",
    type: "report.completed",
    created_at: "2026-07-25T17:20:00Z",
    webhook_url: "https://hooks.example.com/webhooks/checkr",
    data: {
      object: {
        id: "4722c07dd9a10c3985ae432a",
        object: "report",
        uri: "/v1/reports/4722c07dd9a10c3985ae432a",
        status: "clear",
        package: "driver_standard",
        candidate_id: "e44aa283528e6fde7d542194",
      },
    },
    account_id: "8c447d8e35761457167acea3",
  },
});
