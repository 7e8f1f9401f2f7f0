import { provider } from "./define.ts";

/** One header a key; an account may have a hundred. */
const SIGNATURE_HEADERS = Array.from({ length: 100 }, (_, index) => `X-DocuSign-Signature-${index + 1}`);

export default provider({
  id: "docusign",
  name: "Docusign",
  docs: "https://developers.docusign.com/platform/webhooks/connect/hmac/",
  facts: {
    from: [
      "developers.docusign.com, Connect: HMAC; docusign.com/blog/developers, manually authenticating HMAC signatures",
      "nuxt-webhook-validators 0.2.12 (independent implementation: compares each header as a string)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: SIGNATURE_HEADERS, encoding: "base64" },
      content: "{body}",
    },
  ],
  detect: { headers: ["x-authorization-digest"] },
  event: [{ json: "event" }],
  delivery: {
    timeout: 100,
    success: "2xx",
    retries: {
      count: null,
      horizon: 1_296_000,
      note: "backoff up to 15 days (SIM mode); about every 24 hours (aggregate mode)",
    },
  },
  notes: [
    "Each HMAC key of the account signs into its own header, -1 to -100; one that matches is enough.",
    "The key is used as it is shown, its final = included: it looks like base64, but is not decoded.",
    "No delivery id is sent: deduplicate by event, data.envelopeId and generatedDateTime. retryCount grows.",
  ],
});
