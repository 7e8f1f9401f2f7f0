import { signedUrl } from "../core/url.ts";
import { provider } from "./define.ts";

export default provider({
  id: "upstash-qstash",
  name: "Upstash QStash",
  docs: "https://upstash.com/docs/qstash/howto/signature",
  facts: {
    from: ["@upstash/qstash 2.12.0, Receiver.verify (jose 5)", "upstash/docs, qstash: retry, at-least-once, receiving"],
    checked: "2026-11-24",
    sdk: "@upstash/qstash 2.12.0",
  },
  schemes: [
    {
      kind: "jwt",
      header: "Upstash-Signature",
      algorithms: ["HS256", "HS384", "HS512"],
      compare: "bytes",
      issuer: "Upstash",
      bodyHash: [{ claim: "body", algorithm: "sha256", encoding: "base64url", over: "text", compare: "bytes" }],
      claims: (draft, at) => ({ sub: signedUrl(draft), jti: at.id }),
    },
  ],
  detect: { headers: ["upstash-message-id", "upstash-retried", "upstash-region"] },
  deliveryId: [{ header: "Upstash-Message-Id" }],
  env: ["QSTASH_CURRENT_SIGNING_KEY", "QSTASH_NEXT_SIGNING_KEY"],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: {
      count: 3,
      delays: [12, 148, 1_808],
      note: "three unless Upstash-Retries says otherwise; an answer of 489 with Upstash-NonRetryable-Error: true stops them",
    },
  },
  notes: [
    "Two keys are in use, the current and the next one: give both.",
    "The token's claim body is the base64url SHA-256 of the body. Its sub is the URL: the SDK compares it only where it is handed the URL, and hookctl does not.",
    "The body is what was published, whatever that is; no event is named. The message id stays the same over retries, Upstash-Retried counts them.",
  ],
});
