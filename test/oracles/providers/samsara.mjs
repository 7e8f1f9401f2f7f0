import { documentedHmac } from "../lib/documented-hmac.mjs";
import { madeUp } from "../lib/sign.mjs";

export default documentedHmac({
  id: "samsara",
  oracle: "developers.samsara.com, webhooks; re-implemented with node:crypto",
  secret: madeUp("samsara secret", 32).toString("base64"),
  wrongKey: madeUp("samsara wrong", 32).toString("base64"),
  toKey: (secret) => Buffer.from(secret, "base64"),
  header: "X-Samsara-Signature",
  prefix: "v1=",
  time: { unit: "s", tolerance: 300, header: "X-Samsara-Timestamp" },
  content: ({ body, timestamp }) => [`v1:${timestamp}:`, body],
  payload: { eventId: "f8b6a1a0-9e2d-4c3b-8a1f-2d3e4f5a6b7c", eventTime: "2026-07-25T17:20:00Z", eventType: "AddressCreated", orgId: 20936, webhookId: "1411751028848270", data: { address: { id: "494123", name: "Worksite #1" } } },
  // Both decode alike: base64 decoders skip a quote or a newline.
  skip: ["secret-quoted", "secret-trailing-newline"],
  *cases(make) {
    yield make("secret-used-as-text", { reason: "secret-not-decoded", how: { toKey: (key) => key } });
    yield make("v0-signed", { reason: "scheme-mismatch", how: { content: ({ body, timestamp }) => `v0:${timestamp}:${body}` } });
  },
});
