import { provider } from "./define.ts";

export default provider({
  id: "lob",
  name: "Lob",
  docs: "https://help.lob.com/print-and-mail/getting-data-and-results/using-webhooks",
  facts: {
    from: [
      "help.lob.com, using webhooks",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Lob-Signature", encoding: "hex" },
      timestamp: { header: "Lob-Signature-Timestamp", unit: "s" },
      content: "{timestamp}.{body}",
    },
  ],
  detect: { headers: ["lob-signature-timestamp"] },
  event: [{ json: "event_type.id" }],
  deliveryId: [{ json: "id" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "tried again; no schedule is known here" } },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "No unit and no limit of the timestamp are documented; it is signed as it stands.",
  ],
});
