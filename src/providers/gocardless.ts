import { parsesAsJson } from "../schemes/demands.ts";
import { provider } from "./define.ts";

export default provider({
  id: "gocardless",
  name: "GoCardless",
  docs: "https://developer.gocardless.com/getting-started/staying-up-to-date-with-webhooks/",
  facts: {
    from: [
      "gocardless-nodejs 10.1.2, webhooks.parse",
      "support.gocardless.com, webhook retries (2xx within 10 seconds, eight retries, redirects fail)",
    ],
    checked: "2026-11-24",
    sdk: "gocardless-nodejs 10.1.2",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Webhook-Signature", encoding: "hex", compare: "bytes" },
      content: "{body}",
      demands: parsesAsJson,
    },
  ],
  detect: {
    // Standard Webhooks has the header too, with an id and a timestamp beside it.
    prefer: ({ headers }) =>
      headers.some(
        ([name, value]) => name.toLowerCase() === "user-agent" && value.startsWith("gocardless-webhook-service/"),
      ),
  },
  event: [{ json: "events.0.action" }],
  deliveryId: [{ json: "meta.webhook_id" }],
  env: ["GOCARDLESS_WEBHOOK_ENDPOINT_SECRET"],
  delivery: {
    timeout: 10,
    success: "2xx",
    retries: { count: 8, note: "growing waits: a minute, two, ten …; a redirect is a failure" },
  },
  notes: [
    "A delivery holds up to 250 events; resource_type and action name each. Deduplicate by the events' own ids (events.N.id): meta.webhook_id names the request, for logs.",
    "GoCardless asks for 498 when the signature is wrong.",
    "The SDK decodes the hex: upper case is the same, and what follows the last digit pair is not looked at.",
  ],
});
