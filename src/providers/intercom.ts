import { jsonText } from "../core/fields.ts";
import type { Delivery } from "../core/delivery.ts";
import { provider } from "./define.ts";

const isNotification = ({ body }: Delivery): boolean =>
  jsonText(body, "type") === "notification_event" && jsonText(body, "topic") !== undefined;

export default provider({
  id: "intercom",
  name: "Intercom",
  docs: "https://developers.intercom.com/docs/webhooks/webhook-notifications",
  facts: {
    from: [
      "developers.intercom.com, webhook notifications: signed notifications",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation); intercom-client 7.0.3 verifies nothing",
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
  detect: { body: isNotification, prefer: isNotification },
  event: [{ json: "topic" }],
  deliveryId: [{ json: "id" }],
  delivery: {
    timeout: 5,
    success: "2xx",
    retries: { count: 1, delays: [60] },
    handshake: "HEAD to the URL when it is saved: answer 200. A POST with the topic ping may follow.",
  },
  notes: [
    "The key is the app's client secret.",
    "More than 1,000 errors in a row within 15 minutes pause a webhook for 15 minutes; errors over 7 days suspend it; an answer of 410 unsubscribes.",
  ],
});
