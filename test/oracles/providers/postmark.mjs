import { documentedToken } from "../lib/documented-token.mjs";

export default documentedToken({
  id: "postmark",
  oracle: "postmarkapp.com, webhooks overview (user and password in the URL); re-implemented with node:crypto",
  basic: true,
  headers: [["User-Agent", "Postmark"]],
  payload: { RecordType: "Delivery", ServerID: 23, MessageStream: "outbound", MessageID: "00000000-0000-0000-0000-000000000001", Recipient: "john@example.com", Tag: "welcome-email", DeliveredAt: "2026-07-25T17:20:00Z", Details: "Test delivery" },
});
