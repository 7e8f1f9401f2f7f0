import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "snyk",
  name: "Snyk",
  docs: "https://docs.snyk.io/snyk-api/using-specific-snyk-apis/webhooks-apis",
  facts: {
    from: [
      "snyk/user-docs, webhooks: events and payloads; validation and versioning of payloads",
      "x-hub-signature 2.1.3 (independent implementation)",
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
    headers: ["x-snyk-event", "x-snyk-transport-id", "x-snyk-timestamp"],
    prefer: ({ headers }) => header(headers, "user-agent")?.startsWith("Snyk-Webhooks") === true,
  },
  event: [{ header: "X-Snyk-Event" }],
  deliveryId: [{ header: "X-Snyk-Transport-ID" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not published" } },
  notes: [
    "X-Hub-Signature carries SHA-256 here, not SHA-1 as with others.",
    "The documentation's sample signs JSON.stringify of the parsed body, which is the same for what Snyk sends.",
    "The event is versioned (project_snapshot/v0). A ping comes when the webhook is made. Whether the transport id stays the same over retries is not written.",
  ],
});
