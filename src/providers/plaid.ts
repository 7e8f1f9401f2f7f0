import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "plaid",
  name: "Plaid",
  docs: "https://plaid.com/docs/api/webhooks/webhook-verification/",
  facts: {
    from: [
      "plaid.com/docs, webhook verification; its sample verifies with the package jose and maxTokenAge 5 min",
      "webhook-co/webhook, packages/webhooks-spec",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "jwt",
      header: "Plaid-Verification",
      algorithms: ["ES256"],
      compare: "bytes",
      bodyHash: [{ claim: "request_body_sha256", algorithm: "sha256", encoding: "hex" }],
      required: ["iat"],
      maxAge: 300,
      keyFormats: ["jwk", "pem", "spki"],
    },
  ],
  detect: {
    body: ({ body }) => jsonText(body, "webhook_type") !== undefined && jsonText(body, "webhook_code") !== undefined,
  },
  event: [{ json: "webhook_code" }],
  delivery: {
    timeout: 10,
    success: "200",
    retries: {
      count: 6,
      delays: [30, 120, 480, 1_920, 7_680, 30_720],
      horizon: 86_400,
      note: "stops early where more than 90 % were refused in the last 24 hours",
    },
  },
  notes: [
    "The key is an EC key of Plaid's, named by the token's kid. Plaid gives it only to its customers: POST /webhook_verification_key/get with client_id, secret and key_id answers {\"key\": JWK}. Save that JWK and give it as the public key.",
    "The event's full name is webhook_type and webhook_code. No delivery id is sent; a repeat has the same request_body_sha256.",
  ],
});
