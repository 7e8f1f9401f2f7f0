import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "okta",
  name: "Okta event hooks",
  docs: "https://developer.okta.com/docs/concepts/event-hooks/",
  facts: {
    from: [
      "okta/okta-developer-docs, concepts: event hooks",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "token", header: "Authorization" }],
  detect: {
    body: ({ body }) => jsonText(body, "eventType") === "com.okta.event_hook",
    prefer: ({ body, headers }) =>
      jsonText(body, "eventType") === "com.okta.event_hook" ||
      header(headers, "x-okta-verification-challenge") !== undefined,
  },
  event: [{ json: "data.events.0.eventType" }],
  deliveryId: [{ json: "eventId" }],
  delivery: {
    timeout: 3,
    success: "200 or 204",
    retries: { count: 1, note: "after a timeout or 5xx; 4xx is final" },
    handshake: 'GET with X-Okta-Verification-Challenge, once, after registration: answer {"verification": its value}.',
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "A text of your own in a header of your own, Authorization unless changed: it proves the sender only. hookctl looks at Authorization.",
    "Several events may come in one request, each with its uuid.",
  ],
});
