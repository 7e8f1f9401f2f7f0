import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "resend",
  name: "Resend",
  docs: "https://resend.com/docs/webhooks/verify-webhooks-requests",
  facts: {
    from: [
      "resend 6.38.0, webhooks.verify (on standardwebhooks 1.1.1)",
      "resend.com/docs, webhooks: retries and replays",
    ],
    checked: "2026-11-24",
    sdk: "resend 6.38.0",
  },
  schemes: [{ kind: "standard-webhooks", headers: ["svix"] }],
  detect: {
    prefer: ({ headers, body }) =>
      header(headers, "svix-id") !== undefined &&
      /^(?:email|contact|domain)\./.test(jsonText(body, "type") ?? "") &&
      jsonText(body, "created_at") !== undefined,
  },
  event: [{ json: "type" }],
  deliveryId: [{ header: "svix-id" }],
  env: ["RESEND_WEBHOOK_SECRET"],
  delivery: {
    timeout: 15,
    success: "2xx",
    retries: {
      count: 7,
      delays: [5, 300, 1800, 7200, 18_000, 36_000, 36_000],
      horizon: 99_305,
      note: "delivered by Svix",
    },
  },
  notes: [
    "Delivered by Svix; the SDK is handed the three values and verifies them as Standard Webhooks: 300 seconds either way, v1 entries only.",
    "The SDK parses the body: a right signature over what is no JSON is an error; an empty body is taken.",
  ],
});
