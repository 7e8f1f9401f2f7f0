import { WebhooksHelper } from "square";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";
import { rename } from "../lib/grid/header.mjs";
import { bytes, hmacSigner } from "../lib/sign.mjs";

const HEADER = "X-Square-HmacSha256-Signature";

export default {
  id: "square",
  oracle: sdk("square", "WebhooksHelper.verifySignature"),
  secret: "asdf1234QWERzxcv5678tyui",
  wrongKey: "asdf1234QWERzxcv5678tyuj",
  headers: [["User-Agent", "Square Connect v2"]],
  payload: {
    merchant_id: "6SSW7HV8K2ST5",
    type: "payment.created",
    event_id: "13b867cf-db3d-4b1c-90b6-2f32a9d78124",
    created_at: "2026-07-25T17:20:00.455006346Z",
    data: { type: "payment", id: "KkAkhdMsgzn59SM8A89WgKwekxLZY", object: { payment: { amount_money: { amount: 100, currency: "USD" } } } },
  },
  signatureHeader: HEADER,
  encoding: "base64",
  signsUrl: true,
  sign: hmacSigner({
    hash: "sha256",
    encoding: "base64",
    content: ({ url, body }) => bytes(url, body),
    headers: ({ signature }) => [[HEADER, signature]],
  }),
  verify: (received) =>
    WebhooksHelper.verifySignature({
      requestBody: textOf(received),
      signatureHeader: headerOf(received, "x-square-hmacsha256-signature"),
      signatureKey: received.secret,
      notificationUrl: received.url,
    }),
  *cases(make) {
    yield make("old-header-only", { reason: "algorithm-mismatch", how: { hash: "sha1" }, headers: rename(HEADER, "X-Square-Signature") });
    yield make("body-before-url", { reason: "scheme-mismatch", how: { content: ({ url, body }) => bytes(body, url) } });
  },
};
