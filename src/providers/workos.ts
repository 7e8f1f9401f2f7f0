import { provider } from "./define.ts";
import { workosRecipe } from "./_workos.ts";

export default provider({
  id: "workos",
  name: "WorkOS",
  docs: "https://workos.com/docs/events/data-syncing/webhooks",
  facts: {
    from: ["@workos-inc/node 8.13.0, webhooks.verifyHeader", "workos.com/docs/events/data-syncing/webhooks"],
    checked: "2026-11-24",
    sdk: "@workos-inc/node 8.13.0",
  },
  schemes: [workosRecipe(180)],
  event: [{ json: "event" }],
  deliveryId: [{ json: "id" }],
  env: ["WORKOS_WEBHOOK_SECRET"],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, horizon: 259_200, note: "growing waits over 3 days (6 tries by accounts of users)" },
  },
  notes: [
    "The SDK is handed the parsed payload and signs JSON.stringify of it: another spacing than compact, escapes, or 1.0 for 1 do not match, and what a body parser did to spacing does no harm.",
    "The header's two parts are told by their order, not their names; a third is not looked at.",
    "The timestamp is in milliseconds; 180 seconds; one in the future is taken, and so is one that is no number.",
  ],
});
