import { provider } from "./define.ts";

export default provider({
  id: "linkedin",
  name: "LinkedIn",
  docs: "https://learn.microsoft.com/en-us/linkedin/shared/api-guide/webhook-validation",
  facts: {
    from: [
      "learn.microsoft.com, LinkedIn: webhook validation; organization social action notifications",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-LI-Signature", encoding: "hex" },
      content: "hmacsha256={body}",
    },
  ],
  event: [{ json: "type" }],
  deliveryId: [{ json: "notifications.0.notificationId" }],
  delivery: {
    timeout: 3,
    success: "2xx",
    retries: {
      count: null,
      delays: [300],
      horizon: 28_800,
      note: "organization notifications: every 5 minutes for 8 hours",
    },
    handshake:
      'GET with challengeCode (and applicationId), at registration and every 2 hours: answer {"challengeCode": …, "challengeResponse": lower-case hex HMAC-SHA256 of it with the client secret} within 3 seconds.',
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "The text hmacsha256= stands before the body in what is signed, not before the signature.",
    "The key is the app's client secret.",
    "Up to 10 notifications come in one request.",
    "Three failed challenges in a row block the endpoint.",
  ],
});
