import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "new-relic",
  name: "New Relic",
  docs: "https://docs.newrelic.com/docs/alerts/get-notified/notification-integrations/",
  facts: {
    from: [
      "docs.newrelic.com, alerts: notification integrations, webhook",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "token", header: "Authorization", prefix: "Bearer " }, { kind: "basic-auth" }],
  detect: {
    body: ({ body }) => jsonText(body, "issueUrl")?.includes("newrelic.com") === true,
    prefer: ({ body }) => jsonText(body, "issueUrl")?.includes("newrelic.com") === true,
  },
  event: [{ json: "state" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not published" } },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "Nothing is signed: the destination sends a bearer token or user and password in Authorization, or headers of your own, which hookctl cannot know. They prove the sender only.",
    "The body is a template of yours; event and detection follow the one that New Relic proposes. id is the issue, and repeats over its states.",
  ],
});
