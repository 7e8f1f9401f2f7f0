import type { Delivery } from "../core/delivery.ts";
import { provider } from "./define.ts";

const NAMESPACE = "http://www.youtube.com/xml/schemas/2015";
const isFeed = ({ body }: Delivery): boolean => Buffer.from(body.subarray(0, 2_048)).includes(NAMESPACE);

export default provider({
  id: "youtube",
  name: "YouTube (WebSub)",
  docs: "https://developers.google.com/youtube/v3/guides/push_notifications",
  facts: {
    from: [
      "developers.google.com/youtube, push notifications (Atom, hub)",
      "WebSub (w3.org/TR/websub), section 7: authenticated content distribution; x-hub-signature 2.1.3 (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha1",
      signature: { header: "X-Hub-Signature", encoding: "hex", prefix: "sha1=" },
      content: "{body}",
    },
  ],
  detect: { body: isFeed, prefer: isFeed },
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "the hub tries again with growing waits; no schedule is published" },
    handshake:
      "GET with hub.mode, hub.topic, hub.challenge and hub.lease_seconds: answer 200 with the bare challenge; 404 refuses.",
  },
  notes: [
    "Signed only where hub.secret was given at the subscription; a subscription lapses after its lease (five days) unless renewed.",
    "The body is an Atom feed and names no event: an entry is an upload or a changed title or description, at:deleted-entry a removal. yt:videoId and updated tell one notification from another.",
    "WebSub asks receivers to answer 2xx to wrongly signed content too, and to ignore it.",
  ],
});
