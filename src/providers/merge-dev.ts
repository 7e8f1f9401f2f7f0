import { provider } from "./define.ts";

export default provider({
  id: "merge-dev",
  name: "Merge",
  docs: "https://docs.merge.dev/basics/webhooks/merge-webhooks/",
  facts: {
    from: [
      "docs.merge.dev, webhooks: Merge webhooks sent to you; help.merge.dev (retries, signatures)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: {
        header: "X-Merge-Webhook-Signature",
        encoding: "base64url",
        parse: (text) => ({ signatures: [text.replace(/=$/, "")] }),
        write: (signature) => `${signature}=`,
      },
      content: "{body}",
    },
  ],
  event: [{ json: "hook.event" }],
  delivery: { timeout: 30, success: "2xx", retries: { count: 2, note: "after timeouts and failures other than 4xx" } },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "The base64 is URL-safe, with its padding; without it is taken too.",
    "hook.id names the webhook, not the delivery: Merge advises to deduplicate by the signature.",
  ],
});
