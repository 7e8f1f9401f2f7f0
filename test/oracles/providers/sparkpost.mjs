import { documentedToken } from "../lib/documented-token.mjs";

export default documentedToken({
  id: "sparkpost",
  oracle: "developers.sparkpost.com, webhooks (basic authentication); re-implemented with node:crypto",
  basic: true,
  headers: [["X-MessageSystems-Batch-ID", "7c6d2b4e-1f3a-4b5c-8d9e-0a1b2c3d4e5f"]],
  payload: [{ msys: { message_event: { type: "delivery", event_id: "92356927693813856", message_id: "000443ee14578172be22", rcpt_to: "recipient@example.com", timestamp: "1785000000" } } }],
});
