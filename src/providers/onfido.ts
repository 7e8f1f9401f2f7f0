import { parsesAsJson } from "../schemes/demands.ts";
import { provider } from "./define.ts";

export default provider({
  id: "onfido",
  name: "Onfido",
  docs: "https://documentation.identity.entrust.com/api/latest/#webhooks",
  facts: {
    from: ["@onfido/api 6.2.0, WebhookEventVerifier.readPayload"],
    checked: "2026-11-24",
    sdk: "@onfido/api 6.2.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-SHA2-Signature", encoding: "hex", compare: "bytes" },
      content: "{body}",
      demands: parsesAsJson,
    },
  ],
  event: [{ json: "payload.action" }],
  env: ["ONFIDO_WEBHOOK_SECRET_TOKEN"],
  delivery: {
    timeout: 10,
    success: "2xx",
    retries: { count: 5, note: "exponential; figures not confirmed by documentation" },
  },
  notes: [
    "No delivery id is sent: payload.action, payload.object.id and completed_at_iso8601 tell one event from another.",
    "The SDK decodes the hex: upper case is the same, and what follows the last digit pair is not looked at.",
  ],
});
