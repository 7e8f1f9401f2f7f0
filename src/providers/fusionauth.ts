import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "fusionauth",
  name: "FusionAuth",
  docs: "https://fusionauth.io/docs/extend/events-and-webhooks/signing",
  facts: {
    from: [
      "fusionauth.io/docs, signed webhooks",
      "hookdeck/webhook-skills, fusionauth (jose, base64 of the body's SHA-256)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "jwt",
      header: "X-FusionAuth-Signature-JWT",
      algorithms: ["HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "ES256", "ES384", "EdDSA"],
      compare: "bytes",
      bodyHash: [{ claim: "request_body_sha256", algorithm: "sha256", encoding: "base64" }],
    },
  ],
  detect: {
    body: ({ body }) => jsonText(body, "event.type") !== undefined && jsonText(body, "event.tenantId") !== undefined,
  },
  event: [{ json: "event.type" }],
  deliveryId: [{ json: "event.id" }],
  env: ["FUSIONAUTH_WEBHOOK_SECRET"],
  delivery: {
    timeout: 2,
    success: "2xx",
    retries: { count: null, note: "not published; a transactional event that is refused undoes the operation" },
  },
  notes: [
    "The key is the one chosen in Key Master: a shared secret, or the public half of a key pair.",
    "Webhooks are signed where that is switched on for the tenant. The timeouts (1 s to connect, 2 s to read) are set for each webhook.",
  ],
});
