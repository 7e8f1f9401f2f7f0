import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import type { Delivery } from "../core/delivery.ts";
import { provider } from "./define.ts";

const looksLikeJira = ({ headers, body }: Delivery): boolean =>
  header(headers, "x-atlassian-webhook-identifier") !== undefined ||
  header(headers, "user-agent")?.startsWith("Atlassian Webhook HTTP Client") === true ||
  jsonText(body, "webhookEvent") !== undefined;

export default provider({
  id: "jira",
  name: "Jira (Atlassian)",
  docs: "https://developer.atlassian.com/cloud/jira/platform/webhooks/",
  facts: {
    from: [
      "developer.atlassian.com, Jira Cloud platform: webhooks, securing admin webhooks (its published test values are among our vectors)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Hub-Signature", encoding: "hex", prefix: "sha256=" },
      content: "{body}",
    },
  ],
  detect: {
    headers: [
      "x-atlassian-webhook-identifier",
      "x-atlassian-webhook-retry",
      "x-atlassian-webhook-flow",
      "x-atlassian-webhook-trace",
    ],
    body: looksLikeJira,
    prefer: looksLikeJira,
  },
  event: [{ json: "webhookEvent" }],
  deliveryId: [{ header: "X-Atlassian-Webhook-Identifier" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: {
      count: 5,
      note: "5 to 15 minutes between tries, at random; after 408, 409, 425, 429, 5xx, timeouts and connection errors",
    },
    bodyLimit: 26_214_400,
  },
  notes: [
    "Only webhooks with a secret are signed. Webhooks of Connect apps carry a JWT in Authorization instead.",
    "Dynamic webhooks expire after 30 days unless they are refreshed.",
  ],
});
