import type { ParsedSignature } from "../core/recipe.ts";
import { provider } from "./define.ts";

export default provider({
  id: "paddle",
  name: "Paddle",
  docs: "https://developer.paddle.com/webhooks/signature-verification",
  facts: {
    from: [
      "@paddle/paddle-node-sdk 3.10.0, webhooks.isSignatureValid",
      "developer.paddle.com, respond to webhooks; how webhooks work",
    ],
    checked: "2026-11-24",
    sdk: "@paddle/paddle-node-sdk 3.10.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: {
        header: "Paddle-Signature",
        encoding: "hex",
        params: { signature: "h1", timestamp: "ts", separator: ";" },
        parse,
      },
      timestamp: {
        unit: "s",
        tolerance: 5,
        signs: "number",
        parse: (text) => Number.parseInt(text, 10) * 1000,
        accepts: (timestampMs, nowMs, toleranceSeconds) => nowMs <= timestampMs + toleranceSeconds * 1000,
      },
      content: "{timestamp}:{text}",
    },
  ],
  event: [{ json: "event_type" }],
  deliveryId: [{ json: "event_id" }],
  env: ["PADDLE_NOTIFICATION_WEBHOOK_SECRET"],
  delivery: {
    timeout: 5,
    success: "200",
    retries: {
      count: 60,
      horizon: 259_200,
      note: "live: 60 tries in 3 days, the first 20 within the first hour; sandbox: 3 tries in 15 minutes",
    },
  },
  notes: [
    "Five seconds, counted in milliseconds, and a timestamp in the future is taken: SDKs of other languages and --tolerance allow more.",
    "Of several ts= and h1= the last that is not empty counts, although the documentation speaks of several h1= while secrets rotate.",
    "The SDK signs the timestamp as the number that it read (parseInt).",
    "Paddle Classic (p_signature, RSA over sorted form fields) is another product.",
  ],
});

/** The last value of each name; values end at a second `=`, and empty ones are passed over. */
function parse(text: string): ParsedSignature | undefined {
  const values = new Map<string, string>();
  const others: string[] = [];
  for (const part of text.split(";")) {
    const [name = "", value] = part.split("=");
    if (!value) continue;
    const earlier = values.get(name);
    if (name === "h1" && earlier !== undefined) others.push(earlier);
    values.set(name, value);
  }
  const timestamp = values.get("ts");
  const signature = values.get("h1");
  return timestamp === undefined || signature === undefined
    ? undefined
    : { signatures: [signature], others, timestamp };
}
