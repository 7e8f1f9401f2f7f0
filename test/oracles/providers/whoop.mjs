import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "whoop",
  oracle: "developer.whoop.com, webhooks; re-implemented with node:crypto",
  header: "X-WHOOP-Signature",
  encoding: "base64",
  time: { unit: "ms", header: "X-WHOOP-Signature-Timestamp" },
  content: ({ body, timestamp }) => [timestamp, body],
  payload: { user_id: 10129, id: "550e8400-e29b-41d4-a716-446655440000", type: "workout.updated", trace_id: "e369c784-5100-49e8-8098-75d35c47b31b" },
});
