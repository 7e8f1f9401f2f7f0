import type { ContentVars } from "../core/recipe.ts";
import type { Delivery } from "../core/delivery.ts";
import { bodyJson } from "../core/fields.ts";
import type { ContentPart } from "../core/recipe.ts";
import { provider } from "./define.ts";

export default provider({
  id: "inngest",
  name: "Inngest",
  docs: "https://www.inngest.com/docs/reference/serve",
  facts: {
    from: [
      "inngest/inngestgo, signature.go",
      "inngest.com/docs, reference: serve; the SDK specification (JSON Canonicalization Scheme)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      secret: { decode: "text", toKey: withoutPrefix },
      signature: {
        header: "X-Inngest-Signature",
        encoding: "hex",
        params: { signature: "s", timestamp: "t", separator: "&" },
      },
      timestamp: { unit: "s", tolerance: 300, future: "accept" },
      content: "{body}{timestamp}",
      contents: signedTexts,
    },
  ],
  detect: { headers: ["x-inngest-run-id", "x-inngest-server-kind", "x-inngest-env"] },
  event: [{ json: "event.name" }],
  deliveryId: [{ json: "ctx.run_id" }],
  env: ["INNGEST_SIGNING_KEY"],
  delivery: {
    timeout: null,
    success: "200 or 206",
    retries: {
      count: 4,
      note: "for each step, with growing waits; Retry-After is honoured, X-Inngest-No-Retry ends them",
    },
    handshake: "PUT registers the app's functions; the SDK answers it, and it cannot be faked.",
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "Not webhooks as such, but calls of an app's serve endpoint, which the SDK answers.",
    "The key is the signing key without its signkey-…- prefix. The time is signed behind the body.",
    "The body is signed in canonical form (RFC 8785); older SDKs sign it as it stands. Both are tried.",
    "Only an old time is refused.",
  ],
});

function withoutPrefix(secret: string): Uint8Array | undefined {
  const key = secret.replace(/^signkey-\w+-/, "");
  return key === "" ? undefined : Buffer.from(key, "utf8");
}

/** The body in canonical form, and as it stands. */
function signedTexts({ body }: Delivery, { timestamp }: ContentVars): readonly (readonly ContentPart[])[] {
  const value = bodyJson(body);
  const texts = value === undefined ? [body] : [canonical(value), body];
  return texts.map((bytes) => [
    { label: "body", bytes },
    { label: "timestamp", bytes: timestamp },
  ]);
}

/** JSON Canonicalization Scheme (RFC 8785): members in the order of their UTF-16 units, numbers and texts as ECMAScript writes them. */
function canonical(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(",")}}`;
}
