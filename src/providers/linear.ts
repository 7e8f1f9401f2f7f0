import type { Delivery } from "../core/delivery.ts";
import { bodyJson, jsonValue } from "../core/fields.ts";
import { parsesAsJson } from "../schemes/demands.ts";
import { provider } from "./define.ts";

export default provider({
  id: "linear",
  name: "Linear",
  docs: "https://linear.app/developers/webhooks",
  facts: {
    from: ["@linear/sdk 98.0.0, LinearWebhookClient.verify", "linear.app/developers/webhooks"],
    checked: "2026-11-24",
    sdk: "@linear/sdk 98.0.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Linear-Signature", encoding: "hex" },
      timestamp: { json: "webhookTimestamp", unit: "ms", tolerance: 60 },
      content: "{body}",
      demands,
    },
  ],
  detect: { headers: ["linear-event", "linear-delivery"] },
  event: [{ header: "Linear-Event" }, { json: "type" }],
  deliveryId: [{ header: "Linear-Delivery" }],
  env: ["LINEAR_WEBHOOK_SECRET"],
  delivery: {
    timeout: 5,
    success: "200",
    retries: { count: 3, delays: [60, 3600, 21_600], horizon: 25_260, note: "after a timeout or anything but 200" },
  },
  notes: [
    "The time is webhookTimestamp in the body, a number of milliseconds, 60 seconds either way; the header Linear-Timestamp is not looked at.",
    "The signature is over the bytes, compared as text: upper-case hex fails.",
    "The SDK parses the body, so a byte-order mark is an error even under a right signature.",
  ],
});

function demands(delivery: Delivery): string | undefined {
  if (typeof jsonValue(bodyJson(delivery.body), "webhookTimestamp") !== "number")
    return "The signature is right, but webhookTimestamp is no number, and the SDK takes nothing else.";
  return parsesAsJson(delivery);
}
