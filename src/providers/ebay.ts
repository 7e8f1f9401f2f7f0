import type { Delivery } from "../core/delivery.ts";
import { bodyJson, jsonText, jsonValue } from "../core/fields.ts";
import type { ContentPart, ParsedSignature } from "../core/recipe.ts";
import { provider } from "./define.ts";

export default provider({
  id: "ebay",
  name: "eBay",
  docs: "https://developer.ebay.com/marketplace-account-deletion",
  facts: {
    from: [
      "event-notification-nodejs-sdk 1.0.3, validateSignature",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "developer.ebay.com, marketplace account deletion (challenge, schedule)",
    ],
    checked: "2026-11-24",
    sdk: "event-notification-nodejs-sdk 1.0.3",
  },
  schemes: [
    {
      kind: "ecdsa",
      algorithm: "sha1",
      keyFormats: ["pem"],
      keyText: (text) =>
        text.replace(
          /(-----BEGIN PUBLIC KEY-----)\s*|\s*(-----END PUBLIC KEY-----)/g,
          (_, begin?: string, end?: string) => (begin ? `${begin}\n` : `\n${end!}`),
        ),
      signature: { header: "X-EBAY-SIGNATURE", encoding: "base64", compare: "bytes", parse, write },
      content: "{text}",
      contents: parsedBody,
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "metadata.topic") !== undefined && jsonText(body, "notification.notificationId") !== undefined,
  },
  event: [{ json: "metadata.topic" }],
  deliveryId: [{ json: "notification.notificationId" }],
  delivery: {
    timeout: null,
    success: "200, 201, 202, 204",
    retries: { count: null, horizon: 86_400, note: "for 24 hours, then the endpoint is marked down" },
    handshake:
      'GET with challenge_code: answer 200 with {"challengeResponse": hex SHA-256 of challenge_code, verification token and endpoint URL in that order}.',
  },
  notes: [
    "The header is base64 of a JSON object with kid and signature; getPublicKey of the Notification API gives the key for a kid. eBay writes it on one line, which hookctl takes.",
    "The SDK signs the body as it writes it again after parsing (JSON.stringify), so spacing does not matter, but a BOM, an escape or a number written another way may.",
    "notificationId stays the same over retries; publishAttemptCount tells the try.",
  ],
});

function parse(text: string): ParsedSignature | undefined {
  const signature = jsonText(Buffer.from(text, "base64"), "signature");
  return signature === undefined ? undefined : { signatures: [signature] };
}

function write(signature: string): string {
  return Buffer.from(
    JSON.stringify({ alg: "ecdsa", kid: "00000000-0000-4000-8000-000000000000", signature, digest: "SHA1" }),
  ).toString("base64");
}

function parsedBody({ body }: Delivery): readonly (readonly ContentPart[])[] {
  const json = body[0] === 0xef ? undefined : jsonValue({ body: bodyJson(body) }, "body");
  return json === undefined ? [] : [[{ label: "body, parsed and written again", bytes: JSON.stringify(json) }]];
}
