import Razorpay from "razorpay";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";
import { hmacSigner } from "../lib/sign.mjs";

export default {
  id: "razorpay",
  oracle: sdk("razorpay", "Razorpay.validateWebhookSignature"),
  secret: "rzp-webhook-secret-2026",
  wrongKey: "another secret",
  headers: [
    ["User-Agent", "Razorpay-Webhook/v1"],
    ["X-Razorpay-Event-Id", "Q1w2E3r4T5y6U7"],
  ],
  payload: {
    entity: "event",
    account_id: "acc_BFQ7uQEaa7j2z7",
    event: "payment.captured",
    contains: ["payment"],
    payload: { payment: { entity: { id: "pay_DESlfW9H8K9uqM", entity: "payment", amount: 100, currency: "INR", status: "captured" } } },
    created_at: 1785000000,
  },
  signatureHeader: "X-Razorpay-Signature",
  encoding: "hex",
  sign: hmacSigner({
    hash: "sha256",
    encoding: "hex",
    content: ({ body }) => body,
    headers: ({ signature }) => [["X-Razorpay-Signature", signature]],
  }),
  verify: (received) => Razorpay.validateWebhookSignature(textOf(received), headerOf(received, "x-razorpay-signature"), received.secret),
};
