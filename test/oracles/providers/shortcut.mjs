import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "shortcut",
  oracle: "help.shortcut.com, registering outgoing webhooks; re-implemented with node:crypto",
  header: "Payload-Signature",
  payload: {
    id: "595285dc-9c43-4b9c-a1e6-0cd9aff5b084",
    changed_at: "2026-07-25T17:20:00.000Z",
    primary_id: 16927,
    member_id: "56d8a839-1c52-437f-b981-c3a15a11d6d4",
    version: "v1",
    actions: [{ id: 16927, entity_type: "story", action: "update", name: "test story", changes: { started: { new: true, old: false } } }],
  },
});
