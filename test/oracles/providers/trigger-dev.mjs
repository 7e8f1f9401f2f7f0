import { documentedHmac } from "../lib/documented-hmac.mjs";

const HEADER = "x-trigger-signature-hmacsha256";

const signed = documentedHmac({
  id: "trigger-dev",
  oracle: "trigger.dev/docs, alerts, as @trigger.dev/sdk 4.8.3 webhooks.constructEvent does it; re-implemented with node:crypto",
  header: HEADER,
  // The SDK takes a text.
  content: ({ body }) => [body.toString("utf8")],
  payload: { id: "alert_clx0a1b2c3d4e5f6", created: "2026-07-25T17:20:00.000Z", webhookVersion: "v1", type: "alert.run.failed", object: { task: { id: "send-report" }, run: { id: "run_cm1x2y3z", status: "CRASHED" }, environment: { type: "PRODUCTION" } } },
});

export default {
  ...signed,
  /** The signature, then the body as JSON; its models are not asked. */
  verify: (received) => signed.verify(received) && JSON.parse(received.body.toString("utf8")) !== undefined,
  *cases(make) {
    yield make("no-json-signed", { edge: true, body: "hello" });
    yield make("signature-prefixed", { reason: "prefix-unexpected", headers: (all) => all.map(([name, value]) => [name, name === HEADER ? `sha256=${value}` : value]) });
  },
};
