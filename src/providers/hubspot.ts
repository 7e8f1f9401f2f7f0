import { provider } from "./define.ts";

export default provider({
  id: "hubspot",
  name: "HubSpot",
  docs: "https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests",
  facts: {
    from: [
      "@hubspot/api-client 13.5.0, Signature.isValid (v3)",
      "developers.hubspot.com, webhooks guide (5 seconds, 10 retries in 24 hours)",
    ],
    checked: "2026-11-24",
    sdk: "@hubspot/api-client 13.5.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-HubSpot-Signature-v3", encoding: "base64" },
      timestamp: {
        header: "X-HubSpot-Request-Timestamp",
        unit: "ms",
        tolerance: 300,
        signs: "number",
        parse: Number,
        accepts: (timestampMs, nowMs, toleranceSeconds) => nowMs - timestampMs <= toleranceSeconds * 1000,
      },
      content: "{method}{url}{text}{timestamp}",
    },
  ],
  detect: { headers: ["x-hubspot-request-timestamp", "x-hubspot-signature", "x-hubspot-signature-version"] },
  event: [{ json: "0.subscriptionType" }],
  deliveryId: [{ json: "0.eventId" }],
  env: ["HUBSPOT_CLIENT_SECRET"],
  delivery: {
    timeout: 5,
    success: "2xx",
    retries: {
      count: 10,
      horizon: 86_400,
      note: "spread over 24 hours with random waits, after a 4xx too; attemptNumber tells the try",
    },
  },
  notes: [
    "The secret is the app's client secret.",
    "A timestamp in the future is taken, however far.",
    "The documentation has some %-escapes of the URL decoded before it is signed; the SDK signs the URL as it is handed over.",
    "Versions 1 and 2 (X-HubSpot-Signature: SHA-256 of the secret and the content, no MAC, no time) come along; they are not looked at where v3 is asked for.",
    "The body is a list of up to 100 events. eventId is not promised to be unique.",
  ],
});
