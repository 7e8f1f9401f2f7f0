import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "asana",
  oracle: "developers.asana.com, webhooks guide; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "X-Hook-Signature",
  payload: {
    events: [
      {
        user: { gid: "12345", resource_type: "user" },
        created_at: "2026-07-25T17:20:00.000Z",
        action: "changed",
        resource: { gid: "1337", resource_type: "task" },
        parent: null,
        change: { field: "due_at", action: "changed" },
      },
    ],
  },
  skip: ["key-order"],
});
