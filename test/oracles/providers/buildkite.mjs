import { documentedHmac } from "../lib/documented-hmac.mjs";
import { headerOf } from "../lib/request.mjs";

const signed = documentedHmac({
  id: "buildkite",
  oracle: "buildkite.com/docs, webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "X-Buildkite-Signature",
  params: { signature: "signature", timestamp: "timestamp" },
  time: { unit: "s", tolerance: 300 },
  content: ({ body, timestamp }) => [`${timestamp}.`, body],
  headers: [
    ["User-Agent", "Buildkite-Request"],
    ["X-Buildkite-Event", "build.finished"],
  ],
  payload: {
    event: "build.finished",
    build: {
      id: "f62a1b4d-10f9-4790-bc1c-e2c3a0c80983",
      number: 23,
      state: "passed",
      branch: "main",
      commit: "a65572555600c07c7ee79a2bd909220e1ca5485b",
    },
    pipeline: { slug: "my-pipeline" },
    sender: { id: "3c8d1f2e", name: "Jane" },
  },
});

const TOKEN = "X-Buildkite-Token";
/** Where only a token is sent. */
const withToken = (value) => (all) => [...all.filter(([name]) => name !== signed.signatureHeader), [TOKEN, value]];

export default {
  ...signed,
  verify(received) {
    if (headerOf(received, "x-buildkite-signature") !== undefined) return signed.verify(received);
    return received.secret !== "" && headerOf(received, "x-buildkite-token") === received.secret;
  },
  *cases(make) {
    const token = (name, reason, value, more = {}) => make(`token-${name}`, { reason, headers: withToken(value), ...more });
    yield token("alone", "valid", signed.secret);
    yield token("wrong", "wrong-secret", "another token");
    yield token("one-less", "truncated-signature", signed.secret.slice(0, -1));
    yield make("token-beside-signature", { headers: (all) => [...all, [TOKEN, signed.secret]] });
    yield make("token-right-signature-wrong", { reason: "body-tampered", received: (body) => `${body} `, headers: (all) => [...all, [TOKEN, signed.secret]] });
  },
};
