import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "microsoft-graph",
  name: "Microsoft Graph change notifications",
  docs: "https://learn.microsoft.com/en-us/graph/change-notifications-delivery-webhooks",
  facts: {
    from: [
      "learn.microsoft.com, Microsoft Graph: receive change notifications through webhooks",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "token", json: "value.0.clientState" }],
  detect: {
    body: ({ body }) => jsonText(body, "value.0.subscriptionId") !== undefined,
    prefer: ({ body }) => jsonText(body, "value.0.subscriptionId") !== undefined,
  },
  event: [{ json: "value.0.changeType" }, { json: "value.0.lifecycleEvent" }],
  deliveryId: [{ json: "value.0.id" }],
  delivery: {
    timeout: 3,
    success: "2xx",
    retries: { count: null, horizon: 14_400, note: "for up to 4 hours, then dropped; answer 202 when it is queued" },
    handshake:
      "POST with validationToken in the query, when the subscription is made: answer it, decoded, as text/plain within 10 seconds.",
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "clientState is the text that you gave when you made the subscription: it proves the sender only. Each notification of a batch carries its own; hookctl looks at the first.",
    "Notifications with resource data carry validationTokens too, JWTs of Microsoft, which are not judged here.",
    "Answers that often take longer than 2.9 seconds have notifications delayed or dropped.",
  ],
});
