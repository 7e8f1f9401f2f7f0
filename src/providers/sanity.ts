import type { Delivery } from "../core/delivery.ts";
import { header } from "../core/headers.ts";
import type { ParsedSignature } from "../core/recipe.ts";
import { provider } from "./define.ts";

const SIGNATURE = "Sanity-Webhook-Signature";

/** The SDK takes no timestamp before 2021-01-01T00:00:00Z. */
const OLDEST_MS = 1_609_459_200_000;

export default provider({
  id: "sanity",
  name: "Sanity",
  docs: "https://www.sanity.io/docs/webhooks",
  facts: {
    from: [
      "@sanity/webhook 4.0.4, isValidRequest",
      "sanity.io/docs/changelog of 29 April 2026 (two retries, 429 and 5xx only)",
    ],
    checked: "2026-11-24",
    sdk: "@sanity/webhook 4.0.4",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: SIGNATURE, encoding: "base64url", params: { signature: "v1", timestamp: "t" }, parse },
      timestamp: { unit: "ms" },
      content: "{timestamp}.{text}",
      demands,
    },
  ],
  detect: { headers: ["sanity-operation", "sanity-document-id", "sanity-project-id"] },
  event: [{ header: "sanity-operation" }],
  deliveryId: [{ header: "idempotency-key" }],
  env: ["SANITY_WEBHOOK_SECRET"],
  delivery: {
    timeout: 30,
    success: "2xx",
    retries: { count: 2, delays: [30, 30], horizon: 60, note: "for 429 and 5xx only" },
  },
  notes: [
    "The SDK makes the header anew and compares it whole: exactly one v1=, a comma without blanks, no leading zeros.",
    "The timestamp is in milliseconds; its age is not checked, but a time before 2021 (seconds, most of all) is refused.",
    "An empty body is refused.",
  ],
});

/** The header to the letter: what the SDK would write again in another way does not match. */
function parse(text: string): ParsedSignature | undefined {
  const [, timestamp, signature] = /^t=(\d+),v1=([^, ]+)$/.exec(text) ?? [];
  if (timestamp === undefined || signature === undefined || String(Number.parseInt(timestamp, 10)) !== timestamp)
    return undefined;
  return { signatures: [signature], timestamp };
}

function demands({ headers, body }: Delivery): string | undefined {
  if (body.length === 0) return "The body is empty, and the SDK takes none that is.";
  const timestamp = parse(header(headers, SIGNATURE.toLowerCase()) ?? "")?.timestamp;
  return Number(timestamp) >= OLDEST_MS ? undefined : "The timestamp lies before 2021: milliseconds belong there.";
}
