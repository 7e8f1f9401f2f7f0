import { jsonText } from "../core/fields.ts";
import type { ParsedSignature } from "../core/recipe.ts";
import type { Delivery } from "../core/delivery.ts";
import { parsesAsJson } from "../schemes/demands.ts";
import { provider } from "./define.ts";

export default provider({
  id: "stripe",
  name: "Stripe",
  docs: "https://docs.stripe.com/webhooks",
  facts: {
    from: ["stripe 23.1.0, webhooks.constructEvent", "docs.stripe.com/webhooks (retries, ordering, duplicates)"],
    checked: "2026-11-24",
    sdk: "stripe 23.1.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Stripe-Signature", encoding: "hex", params: { signature: "v1", timestamp: "t" }, parse },
      timestamp: {
        unit: "s",
        tolerance: 300,
        signs: "number",
        parse: (text) => Number.parseInt(text, 10) * 1000,
        accepts: (timestampMs, nowMs, toleranceSeconds) =>
          Math.floor(nowMs / 1000) - timestampMs / 1000 <= toleranceSeconds,
      },
      content: "{timestamp}.{text}",
      secret: {
        decode: "text",
        toKey: (secret) => (/^[ \t\r\n\f\v]*$/.test(secret) ? undefined : Buffer.from(secret, "utf8")),
      },
      demands,
    },
  ],
  event: [{ json: "type" }],
  deliveryId: [{ json: "id" }],
  env: ["STRIPE_WEBHOOK_SECRET"],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: {
      count: null,
      horizon: 259_200,
      note: "live: growing waits for up to 3 days; sandbox: 3 tries within a few hours; a redirect counts as failure",
    },
  },
  notes: [
    "The secret is used as it is, whsec_ included.",
    "A timestamp in the future is taken, however far, and one in milliseconds with it.",
    "Of several t= the last counts; every v1= is tried. An empty v1= beside a right one makes the SDK throw. Blanks are not cut off.",
    "The SDK signs the timestamp as the number that it read: 1785000000abc is 1785000000.",
    "The SDK parses the body after the signature held: no JSON, or a thin event (v2.core.event, for parseEventNotification), is an error in constructEvent.",
    "The SDK given bytes drops a byte-order mark before it signs; given text it does not. hookctl judges as of text.",
  ],
});

/** A hex digest of SHA-256. */
const DIGEST_LENGTH = 64;

/** Values end at a second `=`. The SDK's comparison throws on an empty value, and on one of equal length beyond ASCII. */
function parse(text: string): ParsedSignature | undefined {
  const signatures: string[] = [];
  const others: string[] = [];
  let timestamp: string | undefined;
  for (const item of text.split(",")) {
    const [name, value] = item.split("=");
    if (name === "t") timestamp = value ?? "";
    else if (name !== "v1") others.push(value ?? item);
    else if (!value || (value.length === DIGEST_LENGTH && /[^\x00-\x7f]/.test(value))) return undefined;
    else signatures.push(value);
  }
  if (signatures.length === 0 || timestamp === undefined || Number.parseInt(timestamp, 10) === -1) return undefined;
  return { signatures, others, timestamp };
}

function demands(delivery: Delivery): string | undefined {
  if (jsonText(delivery.body, "object") === "v2.core.event") {
    return "The signature is right, but this is a thin event: constructEvent refuses it, parseEventNotification takes it.";
  }
  return parsesAsJson(delivery);
}
