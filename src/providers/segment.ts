import { jsonText } from "../core/fields.ts";
import type { Delivery } from "../core/delivery.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

const looksLikeSegment = ({ headers, body }: Delivery): boolean =>
  header(headers, "user-agent")?.startsWith("Segment.io/") === true ||
  (jsonText(body, "messageId") !== undefined && jsonText(body, "receivedAt") !== undefined);

export default provider({
  id: "segment",
  name: "Segment",
  docs: "https://segment.com/docs/connections/destinations/catalog/webhooks/",
  facts: {
    from: [
      "segmentio/segment-docs, destinations: webhooks (5 seconds, 4 hours, X-Signature)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha1",
      signature: { header: "X-Signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: { body: looksLikeSegment, prefer: looksLikeSegment },
  event: [{ json: "type" }],
  deliveryId: [{ json: "messageId" }],
  delivery: {
    timeout: 5,
    success: "2xx",
    retries: { count: null, horizon: 14_400, note: "after timeouts and 5xx, up to 4 hours" },
  },
  notes: [
    "The webhooks destination signs with its shared secret, where one was set. In batches the Webhooks (Actions) destination signs the first event only.",
    "X-Signature is a name that many senders use; the body's messageId and receivedAt, or the User-Agent, tell it.",
  ],
});
