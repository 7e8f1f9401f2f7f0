import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "ringcentral",
  name: "RingCentral",
  docs: "https://developers.ringcentral.com/guide/notifications/webhooks/creating-webhooks",
  facts: {
    from: [
      "ringcentral/ringcentral-api-docs, notifications: webhooks (creating, receiving, troubleshooting)",
      "hookdeck/webhook-skills, ringcentral-webhooks (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "token", header: "Verification-Token" }],
  detect: {
    headers: ["validation-token"],
    body: ({ headers, body }) =>
      header(headers, "user-agent")?.startsWith("RingCentral-WebHook/") === true ||
      (jsonText(body, "uuid") !== undefined && jsonText(body, "event")?.startsWith("/restapi/") === true),
  },
  event: [{ json: "event" }],
  deliveryId: [{ json: "uuid" }],
  delivery: {
    timeout: 3,
    success: "200",
    retries: { count: null, note: "not published; an endpoint that fails for long is blacklisted" },
    handshake:
      "POST with the header Validation-Token and no body, when a subscription is made or renewed: answer 200 within 3 seconds with the same header and at most 1024 bytes.",
  },
  notes: [
    "RingCentral signs nothing: the verificationToken of the subscription comes in Verification-Token and proves the sender only, not the bytes. Without one the header is not there.",
    "The event is the filter's URI.",
  ],
});
