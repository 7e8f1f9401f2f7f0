import { jsonText } from "../core/fields.ts";
import type { ParsedSignature } from "../core/recipe.ts";
import { provider } from "./define.ts";

export default provider({
  id: "notion",
  name: "Notion",
  docs: "https://developers.notion.com/reference/webhooks",
  facts: {
    from: [
      "@notionhq/client 5.26.0, verifyWebhookSignature",
      "developers.notion.com, webhooks (verification_token, attempt_number)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
    ],
    checked: "2026-11-24",
    sdk: "@notionhq/client 5.26.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Notion-Signature", encoding: "hex", prefix: "sha256=", parse },
      content: "{text}",
    },
  ],
  detect: {
    body: ({ body }) => jsonText(body, "workspace_id") !== undefined && jsonText(body, "subscription_id") !== undefined,
  },
  event: [{ json: "type" }],
  deliveryId: [{ json: "id" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: 8, horizon: 86_400, note: "growing waits, the last about a day after the event" },
    handshake:
      "POST with verification_token alone, unsigned: answer 200 and paste the token into the integration's page. It is the key from then on.",
  },
  notes: [
    "The key is the verification_token (secret_…) that the first POST brought, as it is.",
    "The SDK takes hex in either case.",
    "The event's id stays the same over retries; attempt_number counts them. Several events may be gathered into one.",
  ],
});

function parse(text: string): ParsedSignature | undefined {
  const [, digits] = /^sha256=([0-9a-fA-F]{64})$/.exec(text) ?? [];
  return digits === undefined ? undefined : { signatures: [digits.toLowerCase()] };
}
