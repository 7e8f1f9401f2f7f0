import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "microsoft-teams",
  name: "Microsoft Teams outgoing webhooks",
  docs: "https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-outgoing-webhook",
  facts: {
    from: [
      "learn.microsoft.com, Teams: outgoing webhooks (HMAC)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Authorization", encoding: "base64", prefix: "HMAC " },
      secret: { decode: "base64" },
      content: "{body}",
    },
  ],
  detect: { prefer: ({ headers }) => header(headers, "authorization")?.startsWith("HMAC ") === true },
  event: [{ json: "type" }],
  deliveryId: [{ json: "id" }],
  delivery: {
    timeout: 5,
    success: "200",
    retries: { count: 0, note: "the answer is shown in the channel: a call, not a queue" },
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "The security token is base64 and decoded to the key.",
    'The answer must be a message: {"type": "message", "text": "…"}.',
  ],
});
