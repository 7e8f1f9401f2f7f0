import type { Delivery } from "../core/delivery.ts";
import { textAt } from "../core/fields.ts";
import type { Hash, ParsedSignature } from "../core/recipe.ts";
import { provider } from "./define.ts";

const DIGESTS: Readonly<Record<string, Hash>> = { sha1: "sha1", sha256: "sha256", sha384: "sha384", sha512: "sha512" };

export default provider({
  id: "transloadit",
  name: "Transloadit",
  docs: "https://transloadit.com/docs/topics/webhooks/",
  facts: {
    from: ["transloadit.com/docs, webhooks and assembly notifications; @transloadit/node 4.12.0 verifies nothing"],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha384",
      algorithmOf,
      signature: { form: "signature", encoding: "hex", prefix: "sha384:", parse },
      content: "{form:transloadit}",
      contents: (delivery) => [
        [{ label: "form field transloadit", bytes: textAt(delivery, { form: "transloadit" }) ?? "" }],
      ],
    },
  ],
  detect: { body: (delivery) => textAt(delivery, { form: "transloadit", json: "assembly_id" }) !== undefined },
  event: [
    { form: "transloadit", json: "ok" },
    { form: "transloadit", json: "error" },
  ],
  deliveryId: [{ form: "transloadit", json: "assembly_id" }],
  env: ["TRANSLOADIT_SECRET"],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: 5, horizon: 60, note: "five within about a minute; Smart CDN: once after 3 seconds" },
  },
  notes: [
    "The body is a multipart form. The signature stands in its field signature, over the field transloadit as it is, JSON that must not be parsed first. The key is the Auth Secret.",
    "The digest stands before the signature (sha384:…); without one it is SHA-1, as it was of old.",
    "A notification may be sent again by hand: assembly_id stays the same.",
  ],
});

/** What stands before the colon; SHA-1 where nothing does. */
function algorithmOf(delivery: Delivery): Hash | undefined {
  const value = textAt(delivery, { form: "signature" });
  if (value === undefined || value === "") return undefined;
  const colon = value.indexOf(":");
  return colon < 0 ? "sha1" : DIGESTS[value.slice(0, colon)];
}

function parse(text: string): ParsedSignature | undefined {
  const colon = text.indexOf(":");
  if (colon >= 0 && !Object.hasOwn(DIGESTS, text.slice(0, colon))) return undefined;
  return { signatures: [text.slice(colon + 1)] };
}
