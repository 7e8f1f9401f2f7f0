import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "samsara",
  name: "Samsara",
  docs: "https://developers.samsara.com/docs/webhooks",
  facts: {
    from: [
      "developers.samsara.com, webhooks (eventId, eventMs, eventType)",
      "three public receivers (base64 secret; v1, time and body parted by colons)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      secret: { decode: "base64" },
      signature: { header: "X-Samsara-Signature", encoding: "hex", prefix: "v1=" },
      timestamp: { header: "X-Samsara-Timestamp", unit: "s", tolerance: 300 },
      content: "v1:{timestamp}:{body}",
    },
  ],
  detect: {
    headers: ["x-samsara-timestamp"],
    body: ({ body }) => jsonText(body, "eventId") !== undefined && jsonText(body, "orgId") !== undefined,
  },
  event: [{ json: "eventType" }],
  deliveryId: [{ json: "eventId" }],
  delivery: { timeout: null, success: "2xx", retries: { count: 5, note: "up to five tries with growing waits" } },
  notes: [
    "The webhook's secret is base64 and is decoded.",
    "Five minutes are the usual limit for the timestamp; the receivers that were read differ.",
    "Webhooks 1.0 name every event Alert or Ping; 2.0 has the event's own name.",
  ],
});
