import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "mandrill",
  name: "Mandrill (Mailchimp Transactional)",
  docs: "https://mailchimp.com/developer/transactional/guides/track-respond-activity-webhooks/",
  facts: {
    from: [
      "mailchimp.com/developer, transactional: webhooks, authenticating webhook requests",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha1",
      signature: { header: "X-Mandrill-Signature", encoding: "base64" },
      content: "{url}{sortedFormParams}",
    },
  ],
  detect: { prefer: ({ headers }) => header(headers, "user-agent")?.startsWith("Mandrill-Webhook/") === true },
  delivery: {
    timeout: null,
    success: "200",
    retries: { count: null, note: "failed batches are tried again with growing waits" },
    handshake:
      "HEAD on the URL when the webhook is added, then a POST of mandrill_events=[] that is signed with the key test-webhook: answer 200 to both.",
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "The URL is signed as it was configured, with its query, and behind it each form field, name and value, in the order of names.",
    "The form field mandrill_events holds a JSON list of up to 1,000 events: event and _id stand in each. _id is the message, so deduplicate by _id, event and ts.",
  ],
});
