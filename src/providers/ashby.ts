import { bodyJson, jsonText, jsonValue } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "ashby",
  name: "Ashby",
  docs: "https://developers.ashbyhq.com/docs/authenticating-webhooks",
  facts: { from: ["webhook-co/webhook, packages/webhooks-spec (independent implementation)"], checked: "2026-11-24" },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Ashby-Signature", encoding: "hex", prefix: "sha256=" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "action") !== undefined && jsonValue(bodyJson(body), "data.application") !== undefined,
  },
  event: [{ json: "action" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "not published" },
    handshake: "POST with action ping when the webhook is made: answer 2xx.",
  },
  notes: [
    "The secret is the one given when the webhook was made. Ashby names neither the account nor a delivery in the body.",
  ],
});
