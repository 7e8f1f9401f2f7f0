import { provider } from "./define.ts";

export default provider({
  id: "airship",
  name: "Airship",
  docs: "https://docs.airship.com/developer/api-integrations/open-channels/",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "public receivers of open channels (time, colon, body; five minutes)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-UA-SIGNATURE", encoding: "hex" },
      timestamp: { header: "X-UA-TIMESTAMP", unit: "s", tolerance: 300 },
      content: "{timestamp}:{body}",
    },
  ],
  detect: { headers: ["x-ua-timestamp"] },
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not published" } },
  notes: [
    "The webhook of an open channel, with the authentication method Signature Hash. The body names no kind of event and may be compressed; the signature is over the bytes before gzip.",
  ],
});
