import type { Delivery } from "../core/delivery.ts";
import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "vonage",
  name: "Vonage",
  docs: "https://developer.vonage.com/en/getting-started/concepts/webhooks",
  facts: {
    from: [
      "@vonage/jwt 1.17.1, verifySignature (which leaves payload_hash to the handler)",
      "developer.vonage.com, webhooks: decoding signed webhooks; Voice troubleshooting (3 and 5 seconds)",
      "webhook-co/webhook, packages/webhooks-spec, vonage (independent implementation)",
    ],
    checked: "2026-11-24",
    sdk: "@vonage/jwt 1.17.1",
  },
  schemes: [
    {
      kind: "jwt",
      header: "Authorization",
      prefix: "Bearer ",
      algorithms: ["HS256"],
      issuer: "Vonage",
      bodyHash: [{ claim: "payload_hash", algorithm: "sha256", encoding: "hex", required: "with-body" }],
      claims: (_, at) => ({ jti: at.id }),
      demands: ({ headers }) =>
        /^Bearer [\w-]+\.[\w-]+\.[\w-]{43}$/.test(header(headers, "authorization") ?? "")
          ? undefined
          : "The signature is right, but the token is written otherwise than in base64url, and the SDK compares it as text.",
    },
  ],
  detect: { body: isFromVonage, prefer: isFromVonage },
  event: [{ json: "status" }, { json: "message_type" }, { json: "type" }],
  deliveryId: [{ json: "message_uuid" }, { json: "messageId" }, { json: "uuid" }],
  env: ["VONAGE_API_SIGNATURE_SECRET"],
  delivery: {
    timeout: 5,
    success: "2xx",
    retries: {
      count: null,
      horizon: 86_400,
      note: "messages: repeated for up to 24 hours; Voice: two more tries, then the fallback URL",
    },
  },
  notes: [
    "The token's claim payload_hash is the hex SHA-256 of the body. The SDK's verifySignature checks the token alone; the documentation has the handler compare the hash, and hookctl does.",
    "The key is the account's signature secret, not the API secret.",
    "Tokens carry iat and no exp: refuse old ones yourself. SMS callbacks of before used a parameter sig, which is not read here.",
    "A message's id repeats over its statuses: deduplicate by id and status, or by the token's jti.",
  ],
});

/** The token says so itself, or it is one of Nexmo's old agents. */
function isFromVonage({ headers }: Delivery): boolean {
  const [, claims] =
    header(headers, "authorization")
      ?.replace(/^Bearer /, "")
      .split(".") ?? [];
  if (claims !== undefined && jsonText(Buffer.from(claims, "base64url"), "iss") === "Vonage") return true;
  return header(headers, "user-agent")?.startsWith("Nexmo/") === true;
}
