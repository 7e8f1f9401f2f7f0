import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "incident-io",
  name: "incident.io",
  docs: "https://docs.incident.io/integrations/webhooks",
  facts: {
    from: [
      "docs.incident.io, integrations: webhooks",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "standard-webhooks" }],
  detect: {
    prefer: ({ body, headers }) =>
      header(headers, "webhook-id") !== undefined &&
      /^(?:public|private)_incident\./.test(jsonText(body, "event_type") ?? ""),
  },
  event: [{ json: "event_type" }],
  deliveryId: [{ header: "webhook-id" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, horizon: 86_400, note: "with growing waits over 24 hours; delivered by Svix" },
  },
  notes: [
    "Standard Webhooks, judged as by its reference library: 300 seconds either way, v1 entries only.",
    "What happened stands under a key of the event's own name.",
    "Failures over five days switch the endpoint off.",
  ],
});
