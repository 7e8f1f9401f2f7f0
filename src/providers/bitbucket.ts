import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "bitbucket",
  name: "Bitbucket",
  docs: "https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/",
  facts: {
    from: [
      "support.atlassian.com, Bitbucket Cloud: manage webhooks, event payloads, troubleshoot webhooks",
      "nuxt-webhook-validators 0.2.12 (independent implementation: compares the header as a string)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Hub-Signature", encoding: "hex", prefix: "sha256=" },
      content: "{body}",
    },
  ],
  detect: {
    headers: ["x-event-key", "x-hook-uuid", "x-request-uuid", "x-attempt-number"],
    prefer: ({ headers }) => header(headers, "x-event-key") !== undefined,
  },
  event: [{ header: "X-Event-Key" }],
  deliveryId: [{ header: "X-Request-UUID" }, { header: "X-Request-Id" }],
  delivery: {
    timeout: 10,
    success: "not 5xx",
    retries: { count: 2, note: "only after an answer of 500 to 599; the waits are not published" },
    bodyLimit: 262_144,
  },
  notes: [
    "Bitbucket Cloud and Data Center sign alike; Data Center sends X-Request-Id in place of X-Request-UUID.",
    "A webhook without a secret is not signed.",
  ],
});
