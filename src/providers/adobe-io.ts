import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "adobe-io",
  name: "Adobe I/O Events",
  docs: "https://developer.adobe.com/events/docs/guides/sdk/sdk-signature-verification",
  facts: {
    from: [
      "@adobe/aio-lib-events 4.1.0, signatureUtils (read)",
      "developer.adobe.com/events: signature verification; github.com/AdobeDocs/adobe-io-events (retries, challenge, sizes)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "rsa",
      algorithm: "sha256",
      keyFormats: ["pem"],
      signature: {
        header: ["x-adobe-digital-signature-1", "x-adobe-digital-signature-2"],
        encoding: "base64",
        compare: "bytes",
      },
      content: "{text}",
      keyUrl: {
        header: "x-adobe-public-key1-path",
        base: "https://static.adobeioevents.com",
        hosts: ["static.adobeioevents.com"],
        format: "pem",
      },
    },
  ],
  detect: {
    headers: ["x-adobe-public-key1-path", "x-adobe-public-key2-path", "x-adobe-event-id"],
    body: ({ body }) => jsonText(body, "recipient_client_id") !== undefined,
  },
  event: [{ json: "type" }, { json: "event.@type" }],
  deliveryId: [{ header: "x-adobe-event-id" }],
  delivery: {
    timeout: 10,
    success: "2xx",
    retries: {
      count: null,
      delays: [60, 120, 240, 480, 900],
      horizon: 86_400,
      note: "the last wait repeats for 24 hours; only after 429, 5xx (505 excepted) and no answer",
    },
    handshake:
      'GET with the query parameter challenge: answer 200 with its value, as text or as {"challenge": …}; else open the validationUrl of the POST that follows within 5 minutes.',
    bodyLimit: 2_097_152,
  },
  notes: [
    "Two key pairs sign side by side; one that matches is enough. The paths of the public keys stand in the delivery, behind https://static.adobeioevents.com; hookctl fetches the first.",
    "The SDK also holds recipient_client_id against the client id of one's own: hookctl does not know it, so check it yourself.",
    "x-adobe-event-id stays the same over retries; x-adobe-retry-count tells the try.",
  ],
});
