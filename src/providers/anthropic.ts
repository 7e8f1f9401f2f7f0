import { jsonText } from "../core/fields.ts";
import { parsesAsJson } from "../schemes/demands.ts";
import { provider } from "./define.ts";

export default provider({
  id: "anthropic",
  name: "Anthropic",
  docs: "https://platform.claude.com/docs/en/managed-agents/webhooks",
  facts: {
    from: [
      "@anthropic-ai/sdk 1.12.0, beta.webhooks.unwrap (on standardwebhooks 1.1.1)",
      "platform.claude.com, managed agents: webhooks",
    ],
    checked: "2026-11-24",
    sdk: "@anthropic-ai/sdk 1.12.0",
  },
  schemes: [{ kind: "standard-webhooks", demands: parsesAsJson }],
  detect: { prefer: ({ body }) => jsonText(body, "type") === "event" && jsonText(body, "data.type") !== undefined },
  event: [{ json: "data.type" }],
  deliveryId: [{ json: "id" }, { header: "webhook-id" }],
  env: ["ANTHROPIC_WEBHOOK_SIGNING_KEY"],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "everything but 2xx is sent again, redirects too; no schedule is published" },
  },
  notes: [
    "Standard Webhooks as its reference library has it: 300 seconds either way, v1 entries only.",
    "The body's type is always event; data.type names what happened.",
    "unwrap parses the body: a right signature over what is no JSON, or over nothing, is an error.",
  ],
});
