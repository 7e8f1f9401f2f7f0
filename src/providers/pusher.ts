import type { Delivery } from "../core/delivery.ts";
import { headerValues } from "../core/headers.ts";
import { parsesAsJson } from "../schemes/demands.ts";
import { provider } from "./define.ts";

export default provider({
  id: "pusher",
  name: "Pusher Channels",
  docs: "https://pusher.com/docs/channels/server_api/webhooks/",
  facts: {
    from: [
      "pusher 5.3.4, WebHook.isValid",
      "pusher/docs, channels/server_api/webhooks; docs.bird.com/pusher (4 seconds, backoff for 5 minutes)",
    ],
    checked: "2026-11-24",
    sdk: "pusher 5.3.4",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Pusher-Signature", encoding: "hex" },
      content: "{text}",
      demands: (delivery) => contentTypeDemand(delivery) ?? parsesAsJson(delivery),
    },
  ],
  detect: { headers: ["x-pusher-key"] },
  event: [{ json: "events.0.name" }],
  env: ["PUSHER_APP_SECRET"],
  delivery: {
    timeout: 4,
    success: "2xx",
    retries: { count: null, horizon: 300, note: "exponential, for five minutes" },
  },
  notes: [
    "The content type must be application/json to the letter: the SDK refuses a charset behind it.",
    "X-Pusher-Key names the app's key. The SDK compares it with the app's; no signature covers it, and hookctl knows the secret only.",
    "No delivery id is sent: time_ms and the body tell one from another. Beams webhooks differ: 3 seconds, four retries.",
  ],
});

function contentTypeDemand({ headers }: Delivery): string | undefined {
  const type = headerValues(headers, "content-type").join(", ");
  return type === "application/json"
    ? undefined
    : `The content type is ${JSON.stringify(type)}; the SDK takes application/json only, without a charset.`;
}
