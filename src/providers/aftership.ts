import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "aftership",
  name: "AfterShip",
  docs: "https://www.aftership.com/docs/tracking/webhook/webhook-signature",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "aftership.com/docs, tracking: webhook specifications",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "aftership-hmac-sha256", encoding: "base64" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) => jsonText(body, "event") !== undefined && jsonText(body, "msg.tracking_number") !== undefined,
  },
  event: [{ json: "event" }],
  deliveryId: [{ json: "event_id" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: {
      count: 14,
      delays: [60, 120, 240, 480, 960, 1_920, 3_840, 7_680, 15_360, 30_720, 61_440, 122_880, 245_760, 491_520],
      horizon: 982_980,
    },
  },
  notes: [
    "event_id stays the same when a webhook is sent again.",
    "AfterShip's other products sign in other headers: as-signature-hmac-sha256 (Warranty), am-webhook-signature.",
  ],
});
