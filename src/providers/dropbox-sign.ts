import type { Delivery } from "../core/delivery.ts";
import { textAt } from "../core/fields.ts";
import { provider } from "./define.ts";

const field = (delivery: Delivery, json: string): string => textAt(delivery, { form: "json", json }) ?? "";

export default provider({
  id: "dropbox-sign",
  name: "Dropbox Sign",
  docs: "https://developers.hellosign.com/docs/events/walkthrough/",
  facts: {
    from: [
      "@dropbox/sign 1.11.0, EventCallbackHelper (read)",
      "developers.hellosign.com, callbacks and events; faq.hellosign.com (30 seconds, six retries)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { form: "json", json: "event.event_hash", encoding: "hex" },
      content: "{form:json:event.event_time}{form:json:event.event_type}",
      assurance: "token",
    },
  ],
  detect: {
    body: (delivery) => field(delivery, "event.event_type") !== "" && field(delivery, "event.event_time") !== "",
  },
  event: [{ form: "json", json: "event.event_type" }],
  deliveryId: [{ form: "json", json: "event.event_hash" }],
  delivery: {
    timeout: 30,
    success: "200 with a body that contains Hello API Event Received",
    retries: {
      count: 6,
      delays: [300, 900, 2_700, 8_100, 24_300, 72_900],
      horizon: 109_200,
      note: "then the callback is switched off",
    },
    handshake:
      "POST with event_type callback_test when the URL is saved: answer 200 and Hello API Event Received, as to every event.",
  },
  notes: [
    "The body is a multipart form whose field json holds the event.",
    "event_hash covers event_time and event_type alone, nothing of the signature request: it proves that Dropbox Sign made the pair. The key is the API key.",
    "Two events of one type within a second share the hash: deduplicate by it and the signature_request_id.",
  ],
});
