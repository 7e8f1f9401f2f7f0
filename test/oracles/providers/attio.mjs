import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "attio",
  oracle: "docs.attio.com, webhooks; as documented, with node:crypto",
  header: "Attio-Signature",
  headers: [["Idempotency-Key", "0c5f2f1e-2d4f-4d5a-8d53-8f3b7c9f1a10"]],
  payload: {
    webhook_id: "23e42eaf-323a-41da-b5bb-fd67eebda553",
    events: [
      {
        event_type: "record.created",
        id: {
          workspace_id: "14beef7a-99f7-4534-a87e-70b564330a4c",
          object_id: "97052eb9-e65e-443f-a297-f2d9a4a7f795",
          record_id: "bf071e1f-6035-429d-b874-d83ea64ea13b",
        },
        actor: { type: "workspace-member", id: "50cf242c-7fa3-4cad-87d0-75b1af71c57b" },
      },
    ],
  },
});
