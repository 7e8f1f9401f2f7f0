import { parsesAsJson } from "../schemes/demands.ts";
import { provider } from "./define.ts";

export default provider({
  id: "telnyx",
  name: "Telnyx",
  docs: "https://developers.telnyx.com/development/api-fundamentals/webhooks/receiving-webhooks",
  facts: {
    from: [
      "telnyx 7.24.0, webhooks.unwrap",
      "developers.telnyx.com, receiving webhooks (2xx within 2 seconds, three attempts a URL)",
    ],
    checked: "2026-11-24",
    sdk: "telnyx 7.24.0",
  },
  schemes: [
    {
      kind: "ed25519",
      signature: {
        header: "Telnyx-Signature-Ed25519",
        encoding: "base64",
        compare: "bytes",
        parse: (text) => (isPaddedBase64(text) ? { signatures: [text] } : undefined),
      },
      timestamp: {
        header: "Telnyx-Timestamp",
        unit: "s",
        tolerance: 300,
        parse: (text) => (/^\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) * 1000 : Number.NaN),
        accepts: (timestampMs, nowMs, toleranceSeconds) =>
          Math.abs(Math.floor(nowMs / 1000) - timestampMs / 1000) <= toleranceSeconds,
      },
      content: "{timestamp}|{text}",
      keyFormats: ["base64"],
      keyText: (text) => (isPaddedBase64(text) ? text : undefined),
      demands: parsesAsJson,
    },
  ],
  event: [{ json: "data.event_type" }],
  deliveryId: [{ json: "data.id" }],
  env: ["TELNYX_PUBLIC_KEY"],
  delivery: {
    timeout: 2,
    success: "2xx",
    retries: {
      count: 2,
      note: "three attempts a URL, then three at the failover URL; figures for messaging, other products differ",
    },
  },
  notes: [
    "Timestamp and body are parted by a pipe.",
    "Key and signature must be padded base64 to the letter: a newline after the key is refused.",
    "The age counts in whole seconds, in both directions: 300 seconds in the future are taken too, not more.",
    "meta.attempt counts the tries; meta.delivered_to says at which URL.",
  ],
});

/** Base64 as the SDK's own decoder takes it: padded, no blanks, no other alphabet. */
function isPaddedBase64(text: string): boolean {
  return text.length > 0 && text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}
