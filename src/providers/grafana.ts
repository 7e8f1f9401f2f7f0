import type { ContentVars } from "../core/recipe.ts";
import type { Delivery } from "../core/delivery.ts";
import { header } from "../core/headers.ts";
import type { ContentPart } from "../core/recipe.ts";
import { provider } from "./define.ts";

export default provider({
  id: "grafana",
  name: "Grafana Alerting",
  docs: "https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/",
  facts: {
    from: [
      "grafana.com/docs, alerting: webhook notifier (HMAC signature)",
      "receivers in public code that check {timestamp}:{body}",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Grafana-Alerting-Signature", encoding: "hex" },
      timestamp: { header: "X-Grafana-Alerting-Timestamp", unit: "s", required: false },
      content: "{timestamp}:{body}",
      contents: signedText,
    },
  ],
  detect: {
    headers: ["x-grafana-alerting-timestamp"],
    prefer: ({ headers }) => header(headers, "user-agent") === "Grafana",
  },
  event: [{ json: "status" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "the alertmanager tries again with growing waits; not documented for the webhook" },
  },
  notes: [
    "Off unless the contact point has a secret. Both header names can be changed there; the one for the time has no default, and without it the body alone is signed. hookctl looks for X-Grafana-Alerting-Timestamp.",
    "With a time, {timestamp}:{body} is signed. No limit of its age is checked.",
    "No delivery id is sent. A custom payload may replace the body.",
    "No independent vector: the cases are the documentation, re-implemented.",
  ],
});

function signedText({ body }: Delivery, { timestamp }: ContentVars): readonly (readonly ContentPart[])[] {
  const time =
    timestamp === ""
      ? []
      : [
          { label: "timestamp", bytes: timestamp },
          { label: "", bytes: ":" },
        ];
  return [[...time, { label: "body", bytes: body }]];
}
