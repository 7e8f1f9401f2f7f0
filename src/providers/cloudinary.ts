import { jsonText } from "../core/fields.ts";
import { hasBody } from "../schemes/demands.ts";
import { provider } from "./define.ts";

export default provider({
  id: "cloudinary",
  name: "Cloudinary",
  docs: "https://cloudinary.com/documentation/notification_signatures",
  facts: {
    from: [
      "cloudinary 2.11.0, utils.verifyNotificationSignature",
      "cloudinary.com/documentation, notifications (retries)",
    ],
    checked: "2026-11-24",
    sdk: "cloudinary 2.11.0",
  },
  schemes: [
    {
      kind: "hmac",
      construction: "hash",
      algorithm: "sha1",
      signature: { header: "X-Cld-Signature", encoding: "hex" },
      timestamp: {
        header: "X-Cld-Timestamp",
        unit: "s",
        tolerance: 7_200,
        parse: (text) => Number(text) * 1000,
        accepts: (timestampMs, nowMs, toleranceSeconds) =>
          !(timestampMs / 1000 < Math.round(nowMs / 1000) - toleranceSeconds),
      },
      content: "{text}{timestamp}{secret}",
      demands: hasBody,
    },
  ],
  detect: {
    headers: ["x-cld-timestamp"],
    body: ({ body }) =>
      jsonText(body, "notification_type") !== undefined &&
      jsonText(body, "notification_context.triggered_at") !== undefined,
  },
  event: [{ json: "notification_type" }],
  deliveryId: [{ json: "request_id" }],
  env: ["CLOUDINARY_API_SECRET"],
  delivery: {
    timeout: null,
    success: "200",
    retries: { count: 3, delays: [180, 360, 540], horizon: 1_080, note: "about 3, 6 and 9 minutes" },
  },
  notes: [
    "A plain SHA-1 of body, time and API secret, no MAC. Accounts that chose SHA-256 sign with that; hookctl reads SHA-1 alone.",
    "The SDK takes any time but one older than two hours: the future, and what is no number, too.",
    "request_id is not there in every kind of notification.",
  ],
});
