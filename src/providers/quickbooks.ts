import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "quickbooks",
  name: "Intuit QuickBooks",
  docs: "https://developer.intuit.com/app/developer/qbo/docs/develop/webhooks",
  facts: {
    from: [
      "developer.intuit.com, webhooks: best practices (3 seconds, intervals), data objects (CloudEvents)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "intuit-signature", encoding: "base64" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "eventNotifications.0.realmId") !== undefined || jsonText(body, "0.intuitaccountid") !== undefined,
    prefer: ({ headers }) => /^intuit_notification_server\b/.test(header(headers, "user-agent") ?? ""),
  },
  event: [{ json: "0.type" }, { json: "eventNotifications.0.dataChangeEvent.entities.0.name" }],
  deliveryId: [{ json: "0.id" }],
  delivery: {
    timeout: 3,
    success: "200",
    retries: {
      count: null,
      delays: [10, 20, 30, 300, 1_200, 7_200, 14_400, 21_600],
      note: "the last wait repeats; later events may wait until the first is acknowledged",
    },
  },
  notes: [
    "The key is the verifier token of the app's webhooks page, one for sandbox and one for production.",
    "The body is a list of CloudEvents, several in one delivery, each with its id. The older form (eventNotifications) has no ids: realmId, name, id, operation and lastUpdated tell one change from another.",
  ],
});
