import { documentedHmac } from "../lib/documented-hmac.mjs";
import { madeUp } from "../lib/sign.mjs";

export default documentedHmac({
  id: "squarespace",
  oracle: "developers.squarespace.com, webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  secret: madeUp("squarespace secret", 32).toString("hex"),
  wrongKey: madeUp("squarespace wrong", 32).toString("hex"),
  toKey: (secret) => Buffer.from(secret, "hex"),
  header: "Squarespace-Signature",
  headers: [["User-Agent", "Squarespace/1.0"]],
  payload: {
    id: "c8a2f6f7-d2b8-4e2b-9c38-5b2cc9c2a0a1",
    websiteId: "5f0e3a34c1d2e3f4a5b6c7d8",
    subscriptionId: "3b7d1a52-6f0e-4c8b-a9d1-2e4f6a8c0b13",
    topic: "order.create",
    createdOn: "2026-07-25T17:20:00.000Z",
    data: { orderId: "66a2f1c4e0d3b2a1f0c9d8e7" },
  },
  *cases(make) {
    yield make("secret-used-as-text", { reason: "secret-not-decoded", how: { toKey: (key) => key } });
  },
});
