import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "polar",
  name: "Polar",
  docs: "https://docs.polar.sh/integrate/webhooks/delivery",
  facts: {
    from: [
      "@polar-sh/sdk 0.49.0, validateEvent (on standardwebhooks 1.1.1)",
      "polarsource/polar, docs/integrate/webhooks and server/polar/webhook/tasks.py",
    ],
    checked: "2026-11-24",
    sdk: "@polar-sh/sdk 0.49.0",
  },
  schemes: [{ kind: "standard-webhooks", secret: { decode: "text" } }],
  detect: { prefer: ({ headers }) => /^polar\.sh\b/i.test(header(headers, "user-agent") ?? "") },
  event: [{ json: "type" }],
  deliveryId: [{ header: "webhook-id" }],
  env: ["POLAR_WEBHOOK_SECRET"],
  delivery: {
    timeout: 10,
    success: "2xx",
    retries: {
      count: 9,
      delays: [4, 8, 16, 32, 64, 128, 256, 512, 1024],
      horizon: 2044,
      note: "upper bounds: jitter takes up to half off; a redirect counts as failure",
    },
  },
  notes: [
    "The secret's text is the key, polar_whs_ or whatever it starts with included. Standard Webhooks libraries want it base64-encoded first.",
    "Otherwise Standard Webhooks as its reference library has it: 300 seconds either way, v1 entries only.",
    "validateEvent then parses the event by its models and throws SDKValidationError for a type it does not know: the signature held all the same.",
    "Ten failed deliveries in a row switch the endpoint off.",
  ],
});
