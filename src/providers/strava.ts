import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "strava",
  name: "Strava",
  docs: "https://developers.strava.com/docs/webhooks/",
  facts: {
    from: [
      "developers.strava.com, webhook events API",
      "hookdeck/webhook-skills, strava-webhooks (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "none",
      instead:
        "Strava signs nothing. Keep the callback's path secret, compare subscription_id with your own, and fetch the object from the API instead of trusting the body.",
    },
  ],
  detect: {
    body: ({ body }) => jsonText(body, "aspect_type") !== undefined && jsonText(body, "subscription_id") !== undefined,
  },
  event: [{ json: "aspect_type" }],
  env: ["VERIFY_TOKEN"],
  delivery: {
    timeout: 2,
    success: "200",
    retries: { count: 2, note: "three requests in all" },
    handshake:
      'GET with hub.mode, hub.verify_token and hub.challenge when the subscription is made: compare the token and answer 200 within 2 seconds with {"hub.challenge": "…"} as JSON.',
  },
  notes: [
    "No independent vector: there is nothing to verify.",
    "The event's full name is object_type and aspect_type (activity, create). No delivery id is sent: object_type, object_id, aspect_type and event_time tell one event from another.",
  ],
});
