import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "ecwid",
  name: "Ecwid",
  docs: "https://docs.ecwid.com/webhooks",
  facts: {
    from: ["docs.ecwid.com, webhooks", "several public receivers (eventCreated, a dot, eventId; base64)"],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Ecwid-Webhook-Signature", encoding: "base64" },
      content: "{json:eventCreated}.{json:eventId}",
      assurance: "token",
    },
  ],
  detect: {
    body: ({ body }) => jsonText(body, "eventCreated") !== undefined && jsonText(body, "storeId") !== undefined,
  },
  event: [{ json: "eventType" }],
  deliveryId: [{ json: "eventId" }],
  delivery: {
    timeout: 10,
    success: "200, 201, 202, 204, 209",
    retries: {
      count: null,
      delays: [900, 900, 900, 900],
      horizon: 86_400,
      note: "then hourly for 24 hours; not confirmed",
    },
  },
  notes: [
    "The signature covers eventCreated and eventId alone, none of the event: it proves that Ecwid made the pair. Read the entity from the API instead of believing the body, and remember ids that came.",
    "The key is the app's client_secret. eventId stays the same over retries.",
  ],
});
