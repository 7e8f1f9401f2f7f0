import { createHmac } from "node:crypto";
import { verifyWebhookSignature } from "@hookdeck/sdk/webhooks/helpers.js";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { hmacSigner } from "../lib/sign.mjs";

const secret = "4fwm9k2vq7x0t1r8s3zc6y5b";

export default {
  id: "hookdeck",
  oracle: sdk("@hookdeck/sdk", "verifyWebhookSignature"),
  secret,
  wrongKey: "another secret",
  headers: [
    ["X-Hookdeck-EventID", "evt_9Zk2mQ4rT7vX1bC3"],
    ["X-Hookdeck-RequestID", "req_1aB2cD3eF4gH5iJ6"],
    ["X-Hookdeck-Attempt-Count", "1"],
    ["X-Hookdeck-Verified", "true"],
  ],
  payload: { type: "order.created", data: { id: 4711, total: 19.9, currency: "EUR" } },
  signatureHeader: "X-Hookdeck-Signature",
  encoding: "base64",
  sign: hmacSigner({
    hash: "sha256",
    encoding: "base64",
    content: ({ body }) => body,
    headers: ({ signature }) => [["X-Hookdeck-Signature", signature]],
  }),
  verify: async (received) => {
    const { isValidSignature } = await verifyWebhookSignature({
      headers: headersOf(received),
      rawBody: textOf(received),
      signingSecret: received.secret,
    });
    return isValidSignature;
  },
  *cases(make) {
    const { body } = make("any");
    const right = createHmac("sha256", secret).update(body).digest("base64");
    const old = createHmac("sha256", "the secret before").update(body).digest("base64");
    const pair = (first, second) => (all) => [
      ...all.filter(([name]) => name !== "X-Hookdeck-Signature"),
      ...(first === undefined ? [] : [["X-Hookdeck-Signature", first]]),
      ...(second === undefined ? [] : [["X-Hookdeck-Signature-2", second]]),
    ];
    yield make("rotation-first-valid", { headers: pair(right, old) });
    yield make("rotation-second-valid", { headers: pair(old, right) });
    yield make("rotation-none-valid", { reason: "wrong-secret", headers: pair(old, old) });
    yield make("second-only", { reason: "header-missing", edge: true, headers: pair(undefined, right) });
    yield make("first-empty-second-valid", { reason: "header-empty", edge: true, headers: pair("", right) });
    yield make("first-garbage-second-valid", { edge: true, headers: pair("garbage", right) });
    yield make("first-valid-second-empty", { edge: true, headers: pair(right, "") });
    const verified = (value) => (all) => all.map(([name, was]) => [name, name === "X-Hookdeck-Verified" ? value : was]);
    yield make("source-unverified", { edge: true, headers: verified("false") });
  },
};
