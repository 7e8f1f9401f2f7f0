import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "netlify",
  name: "Netlify",
  docs: "https://docs.netlify.com/deploy/deploy-notifications/",
  facts: {
    from: [
      "docs.netlify.com, deploy notifications: payload signature",
      "nuxt-webhook-validators 0.2.12 (independent implementation)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "jwt",
      header: "X-Webhook-Signature",
      algorithms: ["HS256"],
      issuer: "netlify",
      bodyHash: [{ claim: "sha256", algorithm: "sha256", encoding: "hex", over: "text" }],
    },
  ],
  detect: {
    headers: ["x-netlify-event"],
    prefer: ({ headers, body }) =>
      header(headers, "x-netlify-event") !== undefined ||
      (jsonText(body, "site_id") !== undefined && jsonText(body, "deploy_url") !== undefined),
  },
  event: [{ header: "X-Netlify-Event" }, { json: "state" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not published" } },
  notes: [
    "Signed only where the notification has a JWS secret token. The claims are iss (netlify) and sha256, the hex hash of the body; there is no time in them.",
    "id is the deploy, and repeats over its events.",
  ],
});
