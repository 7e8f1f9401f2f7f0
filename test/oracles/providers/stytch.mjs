import { Webhook } from "svix";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

export default standardOracle({
  id: "stytch",
  prefix: "Svix",
  brief: true,
  oracle: sdk("svix", "Webhook.verify"),
  headers: [["User-Agent", "Svix-Webhooks/1.62.0"]],
  payload: {
    action: "CREATE",
    event_id: "event-test-5f0e3a34-c1d2-4f3a-a5b6-c7d8e9f0a1b2",
    id: "user-test-e3795c81-f849-4167-bfda-e4a6e9c280fd",
    object_type: "user",
    project_id: "project-test-00000000-1111-4222-8333-444444444444",
    source: "DIRECT",
    timestamp: "2026-07-25T17:20:00Z",
  },
  // Headers of the other names are read by Svix's library; it decodes secrets in another way.
  verify: (received) => new Webhook(received.secret).verify(textOf(received), headersOf(received)) !== undefined,
});
