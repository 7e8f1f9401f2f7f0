import { provider } from "./define.ts";

export default provider({
  id: "sendgrid",
  name: "SendGrid Event Webhook",
  docs: "https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features",
  facts: {
    from: [
      "@sendgrid/eventwebhook 8.0.0, verifySignature (starkbank-ecdsa)",
      "docs.sendgrid.com, tracking events: troubleshooting (2xx, 24 hours)",
    ],
    checked: "2026-11-24",
    sdk: "@sendgrid/eventwebhook 8.0.0",
  },
  schemes: [
    {
      kind: "ecdsa",
      signature: {
        header: "X-Twilio-Email-Event-Webhook-Signature",
        encoding: "base64",
        compare: "bytes",
        parse: (text) => ({ signatures: [canonicalDer(Buffer.from(text, "base64")).toString("base64")] }),
      },
      timestamp: { header: "X-Twilio-Email-Event-Webhook-Timestamp", unit: "s" },
      content: "{timestamp}{text}",
      keyFormats: ["spki"],
      keyText: withoutArmour,
    },
  ],
  event: [{ json: "0.event" }],
  deliveryId: [{ json: "0.sg_event_id" }],
  env: ["SENDGRID_WEBHOOK_PUBLIC_KEY"],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, horizon: 86_400, note: "growing waits for 24 hours, then dropped" },
    bodyLimit: 786_432,
  },
  notes: [
    "Nothing stands between timestamp and body. SendGrid ends the body with CR LF: those two bytes are signed too.",
    "The SDK decodes key and signature leniently: blanks, quotes, missing padding and a PEM frame around the key do not matter. It checks no age.",
    "The SDK reads signatures as BER; hookctl writes them as DER before OpenSSL sees them.",
    "The body is a batch of events; sg_event_id names each, and nothing names the batch.",
    "Inbound Parse is another webhook (multipart/form-data), and unsigned.",
  ],
});

/** The key's base64: lines of a PEM frame go, and blanks around the others. Bytes behind the key are refused. */
function withoutArmour(text: string): string | undefined {
  const base64 = text
    .split("\n")
    .filter((line) => !line.startsWith("-----"))
    .map((line) => line.trim())
    .join("");
  const der = Buffer.from(base64, "base64");
  return der.length === (der[1] ?? 0) + 2 ? base64 : undefined;
}

/**
 * Two numbers in a sequence (RFC 3279, section 2.2.3), written as DER demands where they came as BER: with lengths in
 * the long form, or needless zeros. What is something else stays as it is.
 */
function canonicalDer(bytes: Buffer): Buffer {
  const sequence = readBer(bytes, 0x30);
  const r = sequence && readBer(sequence.value, 0x02);
  const s = r && readBer(r.rest, 0x02);
  if (!sequence || !s || sequence.rest.length > 0 || s.rest.length > 0) return bytes;
  const numbers = Buffer.concat([r.value, s.value].map(derInteger));
  return Buffer.concat([Buffer.from([0x30, numbers.length]), numbers]);
}

/** One element with a definite length of one or two bytes; a signature is never longer. */
function readBer(bytes: Buffer, tag: number): { readonly value: Buffer; readonly rest: Buffer } | undefined {
  const long = bytes[1] === 0x81;
  const length = long ? bytes[2] : bytes[1];
  const start = long ? 3 : 2;
  if (bytes[0] !== tag || length === undefined || (!long && length > 0x7f)) return undefined;
  return { value: bytes.subarray(start, start + length), rest: bytes.subarray(start + length) };
}

function derInteger(value: Buffer): Buffer {
  let from = 0;
  while (from < value.length - 1 && value[from] === 0) from += 1;
  const digits = value.subarray(from);
  const signed = (digits[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.from([0]), digits]) : digits;
  return Buffer.concat([Buffer.from([0x02, signed.length]), signed]);
}
