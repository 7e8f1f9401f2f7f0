import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "cloudflare-stream",
  name: "Cloudflare Stream",
  docs: "https://developers.cloudflare.com/stream/manage-video-library/using-webhooks/",
  facts: { from: ["developers.cloudflare.com, Stream: use webhooks"], checked: "2026-11-24" },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Webhook-Signature", encoding: "hex", params: { signature: "sig1", timestamp: "time" } },
      timestamp: { unit: "s" },
      content: "{timestamp}.{body}",
    },
  ],
  detect: {
    prefer: ({ headers }) => /^time=\d+,sig1=/.test(header(headers, "webhook-signature") ?? ""),
    body: ({ body }) => jsonText(body, "uid") !== undefined && jsonText(body, "readyToStream") !== undefined,
  },
  event: [{ json: "status.state" }],
  deliveryId: [{ json: "uid" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not published" } },
  notes: [
    "The secret is in the answer that sets the webhook, one an account. The documentation asks to refuse old times, without naming a limit.",
    "uid names the video, not the delivery: deduplicate by it and status.state.",
  ],
});
