import { provider } from "./define.ts";

export default provider({
  id: "kick",
  name: "Kick",
  docs: "https://docs.kick.com/events/webhook-security",
  facts: {
    from: [
      "KickEngineering/KickDevDocs, events: webhook security, introduction",
      "nuxt-webhook-validators 0.2.12 (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "rsa",
      keyFormats: ["pem"],
      signature: { header: "Kick-Event-Signature", encoding: "base64", compare: "bytes" },
      id: { header: "Kick-Event-Message-Id" },
      timestamp: { header: "Kick-Event-Message-Timestamp", unit: "iso8601" },
      content: "{id}.{timestamp}.{text}",
    },
  ],
  detect: { headers: ["kick-event-type", "kick-event-version", "kick-event-subscription-id", "kick-event-message-id"] },
  event: [{ header: "Kick-Event-Type" }],
  deliveryId: [{ header: "Kick-Event-Message-Id" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not published" } },
  notes: [
    "The key is Kick's public key, in its documentation and from GET api.kick.com/public/v1/public-key.",
    "The message id is a ULID, meant to deduplicate by.",
    "No limit of the time's age is documented.",
  ],
});
