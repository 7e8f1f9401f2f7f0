import { provider } from "./define.ts";

export default provider({
  id: "discord",
  name: "Discord",
  docs: "https://discord.com/developers/docs/events/webhook-events",
  facts: {
    from: [
      "discord-interactions 4.4.0, verifyKey",
      "discord/discord-api-docs, docs/events/webhook-events (204 within 3 seconds, backoff for 10 minutes, PING)",
    ],
    checked: "2026-11-24",
    sdk: "discord-interactions 4.4.0",
  },
  schemes: [
    {
      kind: "ed25519",
      signature: {
        header: "X-Signature-Ed25519",
        encoding: "hex",
        parse: (text) => {
          const hex = pairsAsHex(text);
          return hex === undefined ? undefined : { signatures: [hex] };
        },
      },
      timestamp: { header: "X-Signature-Timestamp", unit: "s" },
      content: "{timestamp}{body}",
      keyFormats: ["hex"],
      keyText: pairsAsHex,
    },
  ],
  event: [{ json: "event.type" }, { json: "type" }],
  deliveryId: [{ json: "id" }],
  env: ["DISCORD_PUBLIC_KEY", "PUBLIC_KEY"],
  delivery: {
    timeout: 3,
    success: "204",
    retries: {
      count: null,
      horizon: 600,
      note: "webhook events: exponential, for ten minutes; interactions are sent once",
    },
    handshake:
      'Webhook events: a signed POST with "type": 0, answered by 204 without a body. Interactions: "type": 1, answered by 200 and {"type":1}. Discord also sends wrong signatures, which must get 401.',
  },
  notes: [
    "The same key verifies interactions and webhook events. No age is checked.",
    "The SDK reads hex two characters at a time, past line ends, and takes a digit that is none for zero: a public key with a newline at its end works, one in quotes does not.",
    "verifyKey takes no timestamp for an empty one; the SDK's own middleware refuses, and so does hookctl.",
    "Webhook events carry no id: event.type, event.timestamp and the data's id tell one from another. Interactions have an id.",
  ],
});

/** Hex as the SDK reads it, written properly; undefined where it throws. */
function pairsAsHex(text: string): string | undefined {
  const pairs = text.match(/.{1,2}/g);
  // What is no number becomes 0 in an array of bytes.
  return pairs ? Buffer.from(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16))).toString("hex") : undefined;
}
