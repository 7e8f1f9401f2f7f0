import { bodyJson, jsonValue } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "dropbox",
  name: "Dropbox",
  docs: "https://www.dropbox.com/developers/reference/webhooks",
  facts: {
    from: [
      "dropbox.com/developers, reference: webhooks",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
      "nuxt-webhook-validators 0.2.12 (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Dropbox-Signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: { body: ({ body }) => jsonValue(bodyJson(body), "list_folder.accounts") !== undefined },
  env: ["APP_SECRET"],
  delivery: {
    timeout: 10,
    success: "2xx",
    retries: { count: null, note: "with growing waits" },
    handshake:
      "GET with challenge, when the URL is added: answer its value as text/plain with X-Content-Type-Options: nosniff, within 10 seconds.",
  },
  notes: [
    "The key is the app's secret.",
    "The body only says which accounts changed: no event type, no id. Fetch the changes by cursor; doing so twice does no harm.",
    "A high rate of errors switches the webhook off.",
  ],
});
