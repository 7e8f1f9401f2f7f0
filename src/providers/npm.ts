import { provider } from "./define.ts";

export default provider({
  id: "npm",
  name: "npm",
  docs: "https://docs.npmjs.com/cli/commands/npm-hook",
  facts: {
    from: [
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "docs.npmjs.com, npm hook (package, owner and scope hooks with a shared secret)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "x-npm-signature", encoding: "hex", prefix: "sha256=" },
      content: "{body}",
    },
  ],
  event: [{ json: "event" }],
  delivery: { timeout: null, success: null, retries: { count: null, note: "not published" } },
  notes: [
    "The secret is the one that npm hook add was given.",
    "No delivery id is sent: event, name and time tell one delivery from another.",
  ],
});
