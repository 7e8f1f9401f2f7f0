import type { ParsedSignature } from "../core/recipe.ts";
import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "retell",
  name: "Retell AI",
  docs: "https://docs.retellai.com/features/secure-webhook",
  facts: {
    from: [
      "retell-sdk 5.66.1, Retell.verify (webhook_auth, read)",
      "docs.retellai.com, webhook; secure webhook (10 seconds, the key with a webhook badge)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: {
        header: "x-retell-signature",
        encoding: "hex",
        parse,
        write: (signature, timestamp) => `v=${timestamp},d=${signature}`,
      },
      timestamp: { unit: "ms", tolerance: 300, signs: "number" },
      content: "{text}{timestamp}",
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "event")?.startsWith("call_") === true && jsonText(body, "call.call_id") !== undefined,
  },
  event: [{ json: "event" }],
  env: ["RETELL_API_KEY"],
  delivery: { timeout: 10, success: "2xx", retries: { count: 3, note: "where no 2xx comes within 10 seconds" } },
  notes: [
    "The key is the API key that has the webhook badge; other API keys do not fit.",
    "The header is v=Unix time in milliseconds,d=digest; five minutes either way, and the time is signed behind the body as the number that was read. The SDK takes either case.",
    "No delivery id is sent: event and call.call_id tell one event from another.",
  ],
});

function parse(text: string): ParsedSignature | undefined {
  const [, timestamp, digits] = /^v=(\d+),d=([0-9a-f]{64})$/i.exec(text) ?? [];
  if (timestamp === undefined || digits === undefined || !Number.isSafeInteger(Number(timestamp))) return undefined;
  return { signatures: [digits.toLowerCase()], timestamp };
}
