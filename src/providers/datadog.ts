import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "datadog",
  name: "Datadog",
  docs: "https://docs.datadoghq.com/integrations/webhooks/",
  facts: {
    from: [
      "docs.datadoghq.com, integrations: webhooks",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "none",
      instead:
        "Datadog signs nothing. Put a header with a secret of your own into the webhook's custom headers, and compare it; the addresses that it sends from are published too.",
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "event_type") !== undefined &&
      jsonText(body, "org.id") !== undefined &&
      jsonText(body, "last_updated") !== undefined,
  },
  event: [{ json: "event_type" }],
  deliveryId: [{ json: "id" }],
  delivery: {
    timeout: 15,
    success: "not 5xx",
    retries: { count: 5, note: "after a 5xx or a lost connection only; the waits are not published" },
  },
  notes: [
    "The body is a template of the user's; what is said of it here is the template that Datadog ships.",
    "No independent vector: nothing is signed.",
  ],
});
