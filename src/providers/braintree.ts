import type { Delivery } from "../core/delivery.ts";
import { isForm, textAt } from "../core/fields.ts";
import type { ParsedSignature } from "../core/recipe.ts";
import { provider } from "./define.ts";
import { createHash } from "node:crypto";

export default provider({
  id: "braintree",
  name: "Braintree",
  docs: "https://developer.paypal.com/braintree/docs/guides/webhooks/parse",
  facts: {
    from: [
      "braintree 3.40.0, webhookNotification.parse",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "developer.paypal.com/braintree, webhooks: parse",
    ],
    checked: "2026-11-24",
    sdk: "braintree 3.40.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha1",
      secret: { decode: "text", toKey: (secret) => createHash("sha1").update(secret, "utf8").digest() },
      signature: { form: "bt_signature", encoding: "hex", parse, write: (signature) => `public_key|${signature}` },
      content: ["{form:bt_payload}", "{form:bt_payload}\n"],
      demands,
    },
  ],
  detect: { body: (delivery) => isForm(delivery) && textAt(delivery, { form: "bt_payload" }) !== undefined },
  env: ["BT_PRIVATE_KEY"],
  delivery: {
    timeout: 30,
    success: "2xx",
    retries: { count: null, horizon: 86_400, note: "hourly: for 24 hours in production, for 3 in the sandbox" },
    handshake:
      "GET with bt_challenge (20 to 32 hex digits): answer the public key, a bar and the hex HMAC-SHA1 of the challenge, keyed with the SHA-1 digest of the private key.",
  },
  notes: [
    "The key is the SHA-1 digest of the API private key. Of the pairs public key | signature, the SDK looks at that of its own public key; hookctl, which is given the private key alone, tries all.",
    "hookctl sign writes public_key where the gateway's public key belongs.",
    "The event is the element kind of the XML in bt_payload. No delivery id is sent: deduplicate by kind, timestamp and subject.",
    "After the signature the SDK parses the payload's XML, and throws where it is none: hookctl judges the signature.",
    "The challenge is signed with the same key: never answer one that came as a payload.",
  ],
});

function parse(text: string): ParsedSignature | undefined {
  const signatures = text
    .split("&")
    .filter((pair) => pair.includes("|"))
    .map((pair) => pair.split("|")[1]!);
  return signatures.length > 0 ? { signatures } : undefined;
}

/** The SDK looks at the signature only where the payload holds nothing but base64. */
function demands(delivery: Delivery): string | undefined {
  const illegal = /[^A-Za-z0-9+=/\n]/.test(textAt(delivery, { form: "bt_payload" }) ?? "");
  return illegal ? "bt_payload has characters that are no base64, and the SDK refuses those." : undefined;
}
