import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "onfleet",
  name: "Onfleet",
  docs: "https://docs.onfleet.com/reference/webhooks",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "public receivers, n8n's Onfleet trigger among them (hex secret, SHA-512, check)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha512",
      secret: { decode: "hex" },
      signature: { header: "X-Onfleet-Signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: { body: ({ body }) => jsonText(body, "triggerId") !== undefined },
  event: [{ json: "triggerName" }, { json: "triggerId" }],
  delivery: {
    timeout: null,
    success: "200",
    retries: { count: null, note: "not published" },
    handshake: "GET with the query parameter check when the webhook is made: answer 200 with its bare value.",
  },
  notes: [
    "The webhook secret is hex and is decoded: 32 characters give a key of 16 bytes.",
    "No delivery id is sent: triggerId, the task's or worker's id and time tell one delivery from another.",
  ],
});
