import { bodyJson, jsonValue } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "asana",
  name: "Asana",
  docs: "https://developers.asana.com/docs/webhooks-guide",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "developers.asana.com, webhooks guide and reference",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Hook-Signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: {
    headers: ["x-hook-secret"],
    body: ({ body }) => jsonValue(bodyJson(body), "events.0.resource.gid") !== undefined,
  },
  event: [{ json: "events.0.action" }],
  delivery: {
    timeout: 10,
    success: "2xx",
    retries: { count: null, horizon: 86_400, note: "for up to 24 hours, then the webhook is deleted" },
    handshake:
      "POST with X-Hook-Secret while the webhook is made: answer 200 or 204 with the same X-Hook-Secret, and keep it: it is the signing secret.",
  },
  notes: [
    "A delivery holds a list of events; an empty list is a heartbeat. The type is the resource's type and the action.",
    "Events have no id: deduplicate by resource.gid, action and created_at.",
  ],
});
