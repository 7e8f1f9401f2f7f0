import { provider } from "./define.ts";

export default provider({
  id: "help-scout",
  name: "Help Scout",
  docs: "https://developer.helpscout.com/webhooks/",
  facts: {
    from: [
      "developer.helpscout.com, webhooks",
      "pypi/warehouse, admin/views/helpscout.py, and other receivers in public code",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha1",
      signature: { header: "X-HelpScout-Signature", encoding: "base64" },
      content: "{body}",
    },
  ],
  detect: { headers: ["x-helpscout-event"] },
  event: [{ header: "X-HelpScout-Event" }],
  delivery: { timeout: null, success: "2xx", retries: { count: 10, note: "then discarded" } },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "No delivery id is sent: deduplicate by event and body.",
    "Ten discarded events, or one 410, switch the webhook off.",
  ],
});
