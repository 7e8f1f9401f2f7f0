import { jsonText } from "../core/fields.ts";
import type { ParsedSignature } from "../core/recipe.ts";
import { provider } from "./define.ts";

export default provider({
  id: "recurly",
  name: "Recurly",
  docs: "https://docs.recurly.com/recurly-subscriptions/docs/signature-verification",
  facts: {
    from: [
      "recurly-client-ruby, Recurly::Webhooks.verify_signature (read; the Node client verifies nothing)",
      "docs.recurly.com, signature verification; automatic retries; overview of webhooks",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: {
        header: "recurly-signature",
        encoding: "hex",
        parse,
        write: (signature, timestamp) => `${timestamp},${signature}`,
      },
      timestamp: { unit: "ms", tolerance: 300 },
      content: "{timestamp}.{body}",
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "event_type") !== undefined &&
      jsonText(body, "object_type") !== undefined &&
      jsonText(body, "site_id") !== undefined,
  },
  event: [{ json: "event_type" }],
  deliveryId: [{ json: "id" }],
  env: ["WEBHOOKS_KEY"],
  delivery: {
    timeout: 5,
    success: "2xx",
    retries: {
      count: 10,
      delays: [10, 74, 266, 778, 2_058, 5_130, 12_298, 28_682, 65_546, 147_466],
      horizon: 262_308,
      note: "in the order of creation; a redirect counts as failure",
    },
  },
  notes: [
    "The header is a Unix time in milliseconds and then a signature for each secret that is in use, parted by commas; one that matches is enough.",
    "Each endpoint has its own key. Only JSON deliveries are signed; XML ones are not.",
  ],
});

/** The first item is the time; all others are signatures. */
function parse(text: string): ParsedSignature | undefined {
  const [timestamp = "", ...signatures] = text.split(",");
  return signatures.length === 0 ? undefined : { signatures, timestamp };
}
