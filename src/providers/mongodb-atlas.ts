import { provider } from "./define.ts";

export default provider({
  id: "mongodb-atlas",
  name: "MongoDB Atlas",
  docs: "https://www.mongodb.com/docs/atlas/configure-alerts/",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "general knowledge, not checked here: X-MMS-Event and the alert's fields",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha1",
      signature: { header: "X-MMS-Signature", encoding: "base64" },
      content: "{body}",
    },
  ],
  detect: { headers: ["x-mms-event"] },
  event: [{ header: "X-MMS-Event" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not published" } },
  notes: [
    "Signed only where a secret was set with the webhook.",
    "No delivery id is sent: the alert's id stays for the whole alert, so id, X-MMS-Event and updated together tell one delivery from another.",
  ],
});
