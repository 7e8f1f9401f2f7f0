import { provider } from "./define.ts";

export default provider({
  id: "statsig",
  name: "Statsig",
  docs: "https://docs.statsig.com/integrations/event_webhook",
  facts: {
    from: [
      "docs.statsig.com, event webhook: verifying requests (v0, milliseconds)",
      "hookdeck/webhook-skills, statsig-webhooks (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Statsig-Signature", encoding: "hex", prefix: "v0=" },
      timestamp: { header: "X-Statsig-Request-Timestamp", unit: "ms" },
      content: "v0:{timestamp}:{body}",
    },
  ],
  detect: { headers: ["x-statsig-request-timestamp"] },
  event: [{ json: "data.0.eventName" }, { json: "data.event" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "not published" },
    handshake:
      'POST with data.event url_verification when the webhook is saved: answer 200 with {"verification_code": "…"}.',
  },
  notes: [
    "The timestamp is in milliseconds. No limit for its age is documented: refuse old ones yourself.",
    "A delivery holds a list of events, which have no ids.",
  ],
});
