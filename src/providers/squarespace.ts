import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "squarespace",
  name: "Squarespace",
  docs: "https://developers.squarespace.com/webhooks/overview",
  facts: {
    from: [
      "developers.squarespace.com, webhooks: overview, notification delivery (48 hours, duplicates by id)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      secret: { decode: "hex" },
      signature: { header: "Squarespace-Signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ headers, body }) =>
      header(headers, "user-agent")?.startsWith("Squarespace/") === true ||
      (jsonText(body, "topic") !== undefined && jsonText(body, "websiteId") !== undefined),
  },
  event: [{ json: "topic" }],
  deliveryId: [{ json: "id" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, horizon: 172_800, note: "several tries over up to 48 hours" },
  },
  notes: [
    "The subscription's secret is hex and is decoded.",
    "The notification's id stays the same over retries, and is the key by which to drop duplicates.",
    "After several failures the subscription may be deleted.",
  ],
});
