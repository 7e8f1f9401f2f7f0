import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "shippo",
  name: "Shippo",
  docs: "https://docs.goshippo.com/docs/Tracking/Webhooks",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation); shippo 2.18.0 verifies nothing",
      "docs.goshippo.com, tracking: webhooks (events, repeats)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: {
        header: "Shippo-Auth-Signature",
        encoding: "hex",
        params: { signature: "v1", timestamp: "t", trim: true },
      },
      timestamp: { unit: "s", tolerance: 300 },
      content: "{timestamp}.{body}",
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "event") !== undefined &&
      (jsonText(body, "data.tracking_number") !== undefined || jsonText(body, "data.object_id") !== undefined),
  },
  event: [{ json: "event" }],
  delivery: { timeout: 3, success: "2xx", retries: { count: null, note: "not published" } },
  notes: [
    "Signatures are off until Shippo turns them on for the account; the usual check is a token in the URL's query.",
    "No delivery id is sent: event and data.object_id, or for tracking data.tracking_number and data.tracking_status.object_id, tell one event from another.",
  ],
});
