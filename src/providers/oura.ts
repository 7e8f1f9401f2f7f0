import { provider } from "./define.ts";

export default provider({
  id: "oura",
  name: "Oura",
  docs: "https://cloud.ouraring.com/v2/docs#tag/Webhook-Subscription-Routes",
  facts: {
    from: [
      "cloud.ouraring.com, API v2: webhook subscriptions",
      "hookdeck/webhook-skills, oura, and other receivers in public code",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: {
        header: "x-oura-signature",
        encoding: "hex",
        parse: (text) => (/[a-f]/.test(text) ? undefined : { signatures: [text.toLowerCase()] }),
        write: (signature) => signature.toUpperCase(),
      },
      timestamp: { header: "x-oura-timestamp", unit: "s" },
      content: "{timestamp}{body}",
    },
  ],
  detect: { headers: ["x-oura-timestamp"] },
  event: [{ json: "event_type" }],
  env: ["OURA_CLIENT_SECRET"],
  delivery: {
    timeout: 10,
    success: "2xx",
    retries: {
      count: 10,
      horizon: 3_600,
      note: "after 4xx, 5xx and timeouts, over about an hour; 410 ends the subscription",
    },
    handshake:
      'GET with verification_token and challenge, when the subscription is made: answer {"challenge": its value} within 10 seconds.',
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "The signature is upper-case hex, and lower case is refused. The key is the app's client secret.",
    "No limit of the time's age is documented.",
    "No delivery id is sent: deduplicate by event_type, data_type, object_id and event_time.",
  ],
});
