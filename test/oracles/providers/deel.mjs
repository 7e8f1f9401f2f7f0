import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "deel",
  oracle: "developer.deel.com, webhooks: get started; as documented, with node:crypto",
  header: "X-Deel-Signature",
  content: ({ body }) => ["POST", body],
  headers: [["User-Agent", "Deel-Webhooks"], ["X-Deel-Hmac-Label", "Production"], ["X-Deel-Webhook-Version", "1.0.0"]],
  payload: {data: {meta: {event_type: "contract.created", event_type_id: "5b0d3c2e-6d0b-4f59-8a1c-1f3c8a2b7d10", organization_name: "Acme", organization_id: 412, tracking_id: "8f9a7c61d3"}, resource: {id: "3kLm9Qx", type: "ongoing_time_based", status: "new", title: "Entwicklerin für Köln"}}, timestamp: "2026-07-25T17:20:00.000Z"},
});
