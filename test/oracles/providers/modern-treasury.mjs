import ModernTreasury from "modern-treasury";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { hmacSigner } from "../lib/sign.mjs";

const client = new ModernTreasury({ organizationID: "org", apiKey: "key", webhookKey: null });

export default {
  id: "modern-treasury",
  oracle: sdk("modern-treasury", "webhooks.validateSignature"),
  secret: "pSRBc8Q9mM3bLg6v2zTn5YwXk1dHfJ7e",
  wrongKey: "another key",
  headers: [
    ["X-Topic", "payment_order"],
    ["X-Event", "created"],
    ["X-Webhook-ID", "1f8e7c52-7b1d-4f0c-8a67-0a4f2b9d3e11"],
  ],
  payload: {
    event: "created",
    data: { id: "c743edb7-4059-496a-94b8-06fc081156fd", object: "payment_order", type: "ach", amount: 50000, currency: "USD", live_mode: false },
  },
  signatureHeader: "X-Signature",
  encoding: "hex",
  sign: hmacSigner({
    hash: "sha256",
    encoding: "hex",
    content: ({ body }) => body,
    headers: ({ signature }) => [["X-Signature", signature]],
  }),
  verify: (received) => client.webhooks.validateSignature(textOf(received), headersOf(received), { key: received.secret }),
};
