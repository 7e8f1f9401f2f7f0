import { jsonText } from "../core/fields.ts";
import { parsesAsJson } from "../schemes/demands.ts";
import { provider } from "./define.ts";

export default provider({
  id: "trigger-dev",
  name: "Trigger.dev",
  docs: "https://trigger.dev/docs/troubleshooting-alerts",
  facts: {
    from: [
      "@trigger.dev/sdk 4.8.3, webhooks.constructEvent (read)",
      "triggerdotdev/trigger.dev, docs: alerts; deliverAlert.server.ts and alertsWorker.server.ts (5 seconds, three tries)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "x-trigger-signature-hmacsha256", encoding: "hex" },
      content: "{text}",
      demands: parsesAsJson,
    },
  ],
  detect: { body: ({ body }) => jsonText(body, "type")?.startsWith("alert.") === true },
  event: [{ json: "type" }],
  deliveryId: [{ json: "id" }],
  env: ["ALERT_WEBHOOK_SECRET"],
  delivery: { timeout: 5, success: "2xx", retries: { count: 2, note: "three tries in all" } },
  notes: [
    "The secret is that of the alert, shown when it is made.",
    "The SDK parses the event by its models after the signature held: what is no JSON, or of a type that it does not know, is an error.",
  ],
});
