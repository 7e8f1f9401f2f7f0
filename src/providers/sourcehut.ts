import { provider } from "./define.ts";

export default provider({
  id: "sourcehut",
  name: "SourceHut",
  docs: "https://man.sr.ht/graphql.md#webhooks",
  facts: {
    from: [
      "SourceHut's own code, core-go crypto.SignWebhook and core.sr.ht (body and nonce, Ed25519 in base64; repeats of a nonce are refused)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "ed25519",
      keyFormats: ["base64", "pem"],
      signature: { header: "X-Payload-Signature", encoding: "base64" },
      id: { header: "X-Payload-Nonce" },
      content: "{body}{id}",
    },
  ],
  detect: { headers: ["x-payload-nonce"] },
  event: [{ header: "X-Webhook-Event" }],
  deliveryId: [{ header: "X-Webhook-Delivery" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not published" } },
  notes: [
    "The public key of sr.ht is uX7KWyyDNMaBma4aVbJ/cbUQpdjqczuCyK/HxzV/u+4= for all of its services and users; another installation has its own.",
    "The nonce is hex and is signed after the body, as it stands. SourceHut's own receivers remember nonces for 90 days and refuse repeats.",
  ],
});
