import { provider } from "./define.ts";

export default provider({
  id: "buildkite",
  name: "Buildkite",
  docs: "https://buildkite.com/docs/apis/webhooks/pipelines",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "github.com/buildkite/docs, pages/apis/webhooks/pipelines",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: {
        header: "X-Buildkite-Signature",
        encoding: "hex",
        params: { signature: "signature", timestamp: "timestamp" },
      },
      timestamp: { unit: "s", tolerance: 300 },
      content: "{timestamp}.{body}",
    },
    { kind: "token", header: "X-Buildkite-Token" },
  ],
  detect: { headers: ["x-buildkite-event"] },
  event: [{ header: "X-Buildkite-Event" }, { json: "event" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "not published; the last 20 requests are kept in the log" },
  },
  notes: [
    "A webhook sends either its token as it is or a signature, as chosen in its settings. The token proves the sender only, not the bytes.",
    "No delivery id is sent: deduplicate by event, the object's id and its state.",
    "Buildkite names no age limit; five minutes are what receivers use.",
  ],
});
