import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
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
