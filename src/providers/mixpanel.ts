import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "mixpanel",
  name: "Mixpanel cohort sync",
  docs: "https://docs.mixpanel.com/docs/cohort-sync/webhooks",
  facts: {
    from: [
      "docs.mixpanel.com, cohort sync: webhooks",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "basic-auth" }],
  detect: {
    body: ({ body }) => jsonText(body, "parameters.mixpanel_cohort_id") !== undefined,
    prefer: ({ body }) => jsonText(body, "parameters.mixpanel_cohort_id") !== undefined,
  },
  event: [{ json: "action" }],
  deliveryId: [{ json: "parameters.mixpanel_session_id" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "no schedule is known here" },
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "Nothing is signed: user and password of the connection come in Authorization. They prove the sender only.",
    "A large cohort comes in pages; mixpanel_session_id names the sync, page_info the page.",
  ],
});
