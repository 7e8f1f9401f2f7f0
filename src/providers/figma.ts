import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "figma",
  name: "Figma",
  docs: "https://developers.figma.com/docs/rest-api/webhooks-security/",
  facts: { from: ["developers.figma.com, REST API: webhooks, webhooks security"], checked: "2026-11-24" },
  schemes: [{ kind: "token", json: "passcode" }],
  detect: {
    body: ({ body }) =>
      jsonText(body, "passcode") !== undefined &&
      jsonText(body, "event_type") !== undefined &&
      jsonText(body, "webhook_id") !== undefined,
  },
  event: [{ json: "event_type" }],
  delivery: {
    timeout: null,
    success: "200",
    retries: { count: 3, delays: [300, 1_800, 10_800], horizon: 12_900, note: "the waits are not confirmed" },
    handshake: "POST with event_type PING when the webhook is made: answer 200.",
  },
  notes: [
    "Figma signs nothing: the passcode that was given with the webhook stands in the body and proves the sender only, not the bytes.",
    "An answer of 400 stops the webhook at once. No delivery id is sent: deduplicate by webhook_id, event_type and timestamp.",
  ],
});
