import commerce from "coinbase-commerce-node";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";
import { hmacSigner } from "../lib/sign.mjs";

export default {
  id: "coinbase-commerce",
  oracle: sdk("coinbase-commerce-node", "Webhook.verifySigHeader"),
  secret: "f3a1c9d2-7b44-4e0a-9b1e-2c6d8f0a5b17",
  wrongKey: "00000000-7b44-4e0a-9b1e-2c6d8f0a5b17",
  headers: [["User-Agent", "weipay-webhooks"]],
  payload: {
    attempt_number: 1,
    event: {
      api_version: "2018-03-22",
      created_at: "2026-07-25T17:19:58Z",
      data: { code: "66BEOV2A", name: "The Sovereign Individual", pricing_type: "fixed_price" },
      id: "24934862-d980-46cb-9402-43c81b0cdba6",
      resource: "event",
      type: "charge:confirmed",
    },
    id: "2e1f0c4e-0a1b-4b6f-9c3d-5f7f6d1e2a90",
    scheduled_for: "2026-07-25T17:20:00Z",
  },
  signatureHeader: "X-CC-Webhook-Signature",
  encoding: "hex",
  sign: hmacSigner({
    hash: "sha256",
    encoding: "hex",
    content: ({ body }) => body,
    headers: ({ signature }) => [["X-CC-Webhook-Signature", signature]],
  }),
  verify: (received) => commerce.Webhook.verifySigHeader(textOf(received), headerOf(received, "x-cc-webhook-signature"), received.secret),
};
