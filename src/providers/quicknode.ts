import { provider } from "./define.ts";

export default provider({
  id: "quicknode",
  name: "QuickNode Streams",
  docs: "https://www.quicknode.com/guides/quicknode-products/streams/validating-incoming-streams-webhook-messages",
  facts: {
    from: [
      "quicknode.com, guides and sample app: validating incoming Streams webhook messages (nonce, timestamp and payload; gzip)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-QN-Signature", encoding: "hex" },
      timestamp: { header: "X-QN-Timestamp", unit: "s" },
      id: { header: "X-QN-Nonce" },
      content: "{id}{timestamp}{body}",
    },
  ],
  detect: { headers: ["x-qn-nonce", "x-qn-timestamp"] },
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "set with each stream" } },
  notes: [
    "The key is the stream's security token, as it is. A compressed delivery was signed before gzip: inflate it, then verify.",
    "The guide names no limit for the timestamp's age.",
    "QuickAlerts, the product before, signed nonce, x-qn-content-hash and timestamp in base64; that is not read here.",
    "The body is the stream's data, whatever its filter makes of it: no event is named.",
  ],
});
