import { documentedHmac } from "../lib/documented-hmac.mjs";
import { set } from "../lib/grid/header.mjs";

export default documentedHmac({
  id: "cal-com",
  oracle: "cal.com/docs, webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "X-Cal-Signature-256",
  payload: {
    triggerEvent: "BOOKING_CREATED",
    createdAt: "2026-07-25T17:20:00.000Z",
    payload: {
      type: "60min",
      title: "60min between Pro Example and John Doe",
      startTime: "2026-07-26T09:00:00Z",
      endTime: "2026-07-26T10:00:00Z",
      organizer: { id: 5, name: "Pro Example", email: "pro@example.com", timeZone: "Asia/Kolkata" },
      uid: "bFJeNb2uX8ANpT3JL5EfXw",
      status: "ACCEPTED",
    },
  },
  cases: function* (make) {
    yield make("no-secret-provided", { reason: "malformed-header", headers: set("X-Cal-Signature-256", () => "no-secret-provided") });
  },
});
