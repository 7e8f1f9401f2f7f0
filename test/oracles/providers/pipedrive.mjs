import { documentedToken } from "../lib/documented-token.mjs";

export default documentedToken({
  id: "pipedrive",
  oracle: "pipedrive.readme.io, guide for webhooks v2: HTTP Basic Auth; as documented, with node:crypto",
  basic: true,
  headers: [["User-Agent", "Pipedrive Webhooks"]],
  payload: {data: {id: 1, title: "Neuer Auftrag — Köln", value: 2500, currency: "EUR", status: "open", update_time: "2026-07-25T17:20:00Z"}, previous: {status: "open", value: 2000}, meta: {action: "change", entity: "deal", company_id: "12345", correlation_id: "0b5c8e1a-2d3f-4a6b-8c9d-1e2f3a4b5c6d", entity_id: "1", id: "a1b2c3d4-e5f6-4789-90ab-cdef12345678", is_bulk_edit: false, timestamp: "2026-07-25T17:20:00.123Z", type: "application", user_id: "678", version: "2.0", webhook_id: "490", webhook_owner_id: "678", change_source: "app", attempt: 1, host: "acme.pipedrive.com"}},
});
