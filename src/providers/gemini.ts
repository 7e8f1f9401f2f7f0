import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "gemini",
  name: "Gemini API",
  docs: "https://ai.google.dev/gemini-api/docs/webhooks",
  facts: {
    from: [
      "ai.google.dev, Gemini API: webhooks (static and dynamic)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "standard-webhooks" }],
  detect: {
    prefer: ({ body, headers }) =>
      header(headers, "webhook-id") !== undefined &&
      /^(?:batch|interaction|video)\./.test(jsonText(body, "type") ?? "") &&
      jsonText(body, "data.id") !== undefined,
  },
  event: [{ json: "type" }],
  deliveryId: [{ header: "webhook-id" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "tried again; no schedule is known here" } },
  notes: [
    "Standard Webhooks, judged as by its reference library: 300 seconds either way, v1 entries only.",
    "Static webhooks only: dynamic ones, whose URL stands in a job's own configuration, are signed with a JWT and a key from Google, which is not judged here.",
    "The signing secret is shown once, when the webhook is created; it can be rotated.",
  ],
});
