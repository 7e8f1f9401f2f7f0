import { header } from "../core/headers.ts";
import { parsesAsJson } from "../schemes/demands.ts";
import { provider } from "./define.ts";

export default provider({
  id: "finch",
  name: "Finch",
  docs: "https://developer.tryfinch.com/developer-resources/Webhooks",
  facts: {
    from: [
      "@tryfinch/finch-api 10.7.0, webhooks.unwrap",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
    sdk: "@tryfinch/finch-api 10.7.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Finch-Signature", encoding: "base64", versions: { accept: "v1" } },
      id: { header: "Finch-Event-Id" },
      timestamp: {
        header: "Finch-Timestamp",
        unit: "s",
        tolerance: 300,
        signs: "number",
        parse: (text) => Number.parseInt(text, 10) * 1000,
        accepts: (timestampMs, nowMs, toleranceSeconds) =>
          Math.abs(Math.floor(nowMs / 1000) - timestampMs / 1000) <= toleranceSeconds,
      },
      content: "{id}.{timestamp}.{text}",
      secret: { decode: "base64", toKey: canonicalBase64 },
      demands: parsesAsJson,
    },
  ],
  detect: { prefer: ({ headers }) => header(headers, "finch-event-id") !== undefined },
  event: [{ json: "event_type" }],
  deliveryId: [{ header: "Finch-Event-Id" }],
  env: ["FINCH_WEBHOOK_SECRET"],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "with growing waits; no schedule is known here" },
  },
  notes: [
    "Standard Webhooks under other header names. The secret is bare base64: a prefix, missing padding or a trailing newline makes the SDK throw.",
  ],
});

/** The SDK decodes and encodes again, and refuses what comes out otherwise. */
function canonicalBase64(secret: string): Uint8Array | undefined {
  const bytes = Buffer.from(secret, "base64");
  return bytes.length > 0 && bytes.toString("base64") === secret ? bytes : undefined;
}
