import { asBuffer } from "../core/bytes.ts";
import type { Delivery } from "../core/delivery.ts";
import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "clerk",
  name: "Clerk",
  docs: "https://clerk.com/docs/guides/development/webhooks/syncing",
  facts: {
    from: [
      "@clerk/backend 3.25.0, verifyWebhook (on standardwebhooks 1.1.1)",
      "clerk/clerk-docs, webhooks: overview, syncing",
      "svix/svix-docs, retries",
    ],
    checked: "2026-11-24",
    sdk: "@clerk/backend 3.25.0",
  },
  schemes: [
    {
      kind: "standard-webhooks",
      headers: ["svix"],
      trim: true,
      contents: (delivery, { id, timestamp }) => [
        [
          { label: "id", bytes: id },
          { label: "", bytes: "." },
          { label: "timestamp", bytes: timestamp },
          { label: "", bytes: "." },
          { label: "text", bytes: requestText(delivery) },
        ],
      ],
      demands: isEvent,
    },
  ],
  detect: {
    prefer: ({ headers, body }) =>
      header(headers, "svix-id") !== undefined &&
      jsonText(body, "object") === "event" &&
      (jsonText(body, "data.object") !== undefined || jsonText(body, "instance_id") !== undefined),
  },
  event: [{ json: "type" }],
  deliveryId: [{ header: "svix-id" }],
  env: ["CLERK_WEBHOOK_SIGNING_SECRET"],
  delivery: {
    timeout: 15,
    success: "2xx",
    retries: {
      count: 7,
      delays: [5, 300, 1800, 7200, 18_000, 36_000, 36_000],
      horizon: 99_305,
      note: "delivered by Svix",
    },
  },
  notes: [
    "Delivered by Svix and verified as Standard Webhooks, but only under the svix- names.",
    "The SDK reads the body with Request.text(), which drops a byte-order mark before it is signed, and cuts blanks off header values.",
    "The SDK takes fields of the parsed body: an empty body, null, or what is no JSON is an error after the signature held.",
  ],
});

/** As `Request.text()` gives it: decoded as UTF-8, without a byte-order mark. */
function requestText({ body }: Delivery): string {
  const text = asBuffer(body).toString("utf8");
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

function isEvent(delivery: Delivery): string | undefined {
  try {
    if (JSON.parse(requestText(delivery)) !== null) return undefined;
  } catch {
    // Said below.
  }
  return "The signature is right, but the body is no event in JSON, and the SDK takes fields of it.";
}
