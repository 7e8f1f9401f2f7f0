import { parse } from "gocardless-nodejs/webhooks";
import { sdk } from "../lib/oracle.mjs";
import { headerOf } from "../lib/request.mjs";
import { hmacSigner } from "../lib/sign.mjs";

export default {
  id: "gocardless",
  oracle: sdk("gocardless-nodejs", "webhooks.parse"),
  secret: "ZgDcuuVPCQKNsNYVvjXkZJ1s0Fq5lYjJkYxwYz0B",
  wrongKey: "another secret",
  headers: [["User-Agent", "gocardless-webhook-service/1.2"]],
  payload: {
    events: [
      {
        id: "EV00BD05S5VM2T",
        created_at: "2026-07-25T17:19:58.000Z",
        resource_type: "payments",
        action: "confirmed",
        links: { payment: "PM0034CMCJ0S2D" },
        details: { origin: "gocardless", cause: "payment_confirmed", description: "Payment was confirmed as collected" },
        metadata: {},
      },
    ],
    meta: { webhook_id: "WB00012M3N4P5Q" },
  },
  signatureHeader: "Webhook-Signature",
  encoding: "hex",
  sign: hmacSigner({
    hash: "sha256",
    encoding: "hex",
    content: ({ body }) => body,
    headers: ({ signature }) => [["Webhook-Signature", signature]],
  }),
  verify: (received) => {
    parse(received.body, received.secret, headerOf(received, "webhook-signature"));
    return true;
  },
};
