import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "aircall",
  name: "Aircall",
  docs: "https://developer.aircall.io/docs/webhooks-overview",
  facts: {
    from: [
      "developer.aircall.io, API reference: webhooks (token)",
      "hookdeck/webhook-skills, aircall (a live delivery's headers)",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "token", json: "token" }],
  detect: {
    headers: ["aircall-origin"],
    body: ({ body }) => ["resource", "event", "timestamp", "token"].every((name) => jsonText(body, name) !== undefined),
  },
  event: [{ json: "event" }],
  env: ["AIRCALL_WEBHOOK_TOKEN"],
  delivery: {
    timeout: 5,
    success: "2xx",
    retries: {
      count: 50,
      horizon: 43_200,
      note: "as hookdeck/webhook-skills has it; a webhook that keeps failing is switched off",
    },
  },
  notes: [
    "Aircall signs nothing: the webhook's own token stands in the body and proves the sender only, not the bytes. It is not the API token.",
    "No delivery id is sent: deduplicate by event, data.id and timestamp.",
  ],
});
