import { provider } from "./define.ts";

export default provider({
  id: "messagebird",
  name: "Bird (MessageBird)",
  docs: "https://developers.messagebird.com/api/#verifying-http-requests",
  facts: {
    from: [
      "messagebird 4.0.1, webhookSignatureJwt.verify (jose 4.15.9)",
      "docs.bird.com, Notifications API: retries (2xx, eight hours)",
    ],
    checked: "2026-11-24",
    sdk: "messagebird 4.0.1",
  },
  schemes: [
    {
      kind: "jwt",
      header: "MessageBird-Signature-JWT",
      algorithms: ["HS256", "HS384", "HS512"],
      compare: "bytes",
      issuer: "MessageBird",
      bodyHash: [
        { claim: "url_hash", algorithm: "sha256", encoding: "hex", over: "url", compare: "bytes" },
        { claim: "payload_hash", algorithm: "sha256", encoding: "hex", required: "with-body", compare: "bytes" },
      ],
      leeway: 5,
      required: ["jti"],
      claims: (_, at) => ({ jti: at.id }),
    },
  ],
  event: [{ json: "event" }, { json: "type" }],
  deliveryId: [{ json: "payload.id" }, { json: "message.id" }],
  env: ["MESSAGEBIRD_SIGNING_KEY"],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, horizon: 28_800, note: "growing waits for eight hours" },
  },
  notes: [
    "The token holds hashes of the URL and of the body, in hex. The URL is the public one, query included: behind a proxy the handler must build it from forwarded headers.",
    "payload_hash may be missing only where the body is empty; url_hash, jti and the issuer MessageBird must be there, exp need not.",
    "The SDK allows five seconds of clock skew and takes HS384 and HS512 too. Its Express middleware calls next() without waiting for the verdict.",
    "MessageBird-Signature with MessageBird-Request-Timestamp is the older scheme, deprecated in the SDK.",
    "A message's id repeats over its statuses: deduplicate by id and status.",
  ],
});
