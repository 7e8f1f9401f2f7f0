import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "heygen",
  name: "HeyGen",
  docs: "https://developers.heygen.com/docs/webhooks",
  facts: {
    from: [
      "developers.heygen.com, webhooks (v3)",
      "docs.heygen.com, webhook events",
      "receivers in public code: Heygen-Signature (v3) and Signature (before), both over the body alone",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: ["Heygen-Signature", "Signature"], encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: {
    headers: ["heygen-timestamp", "heygen-event-id"],
    prefer: ({ headers, body }) =>
      (header(headers, "heygen-signature") ?? header(headers, "signature")) !== undefined &&
      /^(?:avatar_video|video_agent|video_translate|instant_avatar|photo_avatar|personalized_video)/.test(
        jsonText(body, "event_type") ?? "",
      ),
  },
  event: [{ json: "event_type" }],
  deliveryId: [{ header: "Heygen-Event-Id" }, { json: "event_id" }],
  env: ["HEYGEN_WEBHOOK_SECRET"],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "no schedule is known here" } },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "Heygen-Timestamp comes along in v3, but is not signed: an age check on it proves nothing.",
    "The secret is used as it is, whsec_ included.",
  ],
});
