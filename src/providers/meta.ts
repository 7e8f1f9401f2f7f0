import { bodyJson, jsonText, jsonValue } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import type { Delivery } from "../core/delivery.ts";
import { provider } from "./define.ts";

const hasEntries = ({ body }: Delivery): boolean =>
  jsonText(body, "object") !== undefined && Array.isArray(jsonValue(bodyJson(body), "entry"));

export default provider({
  id: "meta",
  name: "Meta (Facebook, Instagram, WhatsApp, Messenger)",
  docs: "https://developers.facebook.com/docs/graph-api/webhooks/getting-started",
  facts: {
    from: [
      "developers.facebook.com, Graph API webhooks: validating payloads; Messenger Platform: webhooks",
      "nuxt-webhook-validators 0.2.12 and whatsapp-api-js 6.3.0 (independent implementations)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Hub-Signature-256", encoding: "hex", prefix: "sha256=" },
      content: "{body}",
    },
  ],
  detect: {
    body: hasEntries,
    prefer: (delivery) =>
      header(delivery.headers, "x-github-event") === undefined &&
      (hasEntries(delivery) || header(delivery.headers, "user-agent")?.startsWith("facebookexternalua") === true),
  },
  event: [{ json: "object" }],
  env: ["APP_SECRET"],
  delivery: {
    timeout: null,
    success: "200",
    retries: {
      count: null,
      horizon: 129_600,
      note: "at once, then less and less often: 36 hours for the Graph API, up to 7 days for WhatsApp",
    },
    handshake:
      "GET with hub.mode=subscribe and hub.verify_token: compare the token with yours, answer hub.challenge as plain text, else 403.",
    bodyLimit: 3_145_728,
  },
  notes: [
    "The signature covers the payload with every character beyond ASCII escaped as \\uXXXX in lower-case hex (and /, <, % and @ escaped too, says older documentation), which is how it is sent: a body that was decoded and written anew does not match.",
    "whatsapp-api-js escapes before it hashes, so it takes a decoded body too; nuxt-webhook-validators and Meta's own sample do not.",
    "X-Hub-Signature (SHA-1) comes along for old receivers. It is not looked at.",
    "No delivery id is sent: deduplicate by the message's own id (messages[].id, message.mid).",
  ],
});
