import { provider } from "./define.ts";

export default provider({
  id: "zoom",
  name: "Zoom",
  docs: "https://developers.zoom.us/docs/api/webhooks/",
  facts: {
    from: [
      "developers.zoom.us, webhooks: verify with Zoom's header",
      "@zoom/rivet 0.4.0, CommonHttpRequest.isEventVerified",
      "webhook-co/webhook, packages/webhooks-spec (300 s)",
    ],
    checked: "2026-11-24",
    sdk: "@zoom/rivet 0.4.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "x-zm-signature", encoding: "hex", prefix: "v0=" },
      timestamp: { header: "x-zm-request-timestamp", unit: "s", tolerance: 300 },
      content: "v0:{timestamp}:{body}",
    },
  ],
  detect: { headers: ["x-zm-trackingid"] },
  event: [{ json: "event" }],
  env: ["ZOOM_WEBHOOK_SECRET_TOKEN"],
  delivery: {
    timeout: 3,
    success: "2xx",
    retries: { count: 3, delays: [300, 1_200, 3_600], horizon: 5_100 },
    handshake:
      'POST with event endpoint.url_validation, at setup and every 72 hours: answer within 3 seconds {"plainToken": payload.plainToken, "encryptedToken": hex HMAC-SHA256 of it with the secret token}.',
  },
  notes: [
    "Zoom's documentation names no age limit and @zoom/rivet checks none; 300 seconds is what independent implementations use.",
    "@zoom/rivet hashes JSON.stringify(JSON.parse(body)), which is the body as Zoom writes it: it also takes a body that something re-formatted on the way. hookctl judges the bytes.",
    "No delivery id is sent: deduplicate by event, event_ts and the object's uuid or id.",
  ],
});
