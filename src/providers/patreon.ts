import { provider } from "./define.ts";

export default provider({
  id: "patreon",
  name: "Patreon",
  docs: "https://docs.patreon.com/#webhooks",
  facts: { from: ["Patreon/platform-documentation, webhooks", "receivers in public code"], checked: "2026-11-24" },
  schemes: [
    {
      kind: "hmac",
      algorithm: "md5",
      signature: { header: "X-Patreon-Signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: { headers: ["x-patreon-event"] },
  event: [{ header: "X-Patreon-Event" }],
  env: ["PATREON_WEBHOOK_SECRET"],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: {
      count: 7,
      delays: [3_600, 10_800, 86_400, 259_200, 604_800, 604_800, 604_800],
      note: "about these; what is queued is sent after the next success",
    },
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "The digest is MD5, as an HMAC.",
    "No delivery id is sent: deduplicate by event, data.id and body.",
    "Repeated failures pause the webhook.",
  ],
});
