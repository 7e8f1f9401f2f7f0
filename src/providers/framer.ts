import { provider } from "./define.ts";

export default provider({
  id: "framer",
  name: "Framer",
  docs: "https://www.framer.com/help/articles/framer-form-webhook-setup/",
  facts: {
    from: [
      "framer.com/help, connect Framer forms to a webhook",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Framer-Signature", encoding: "hex", prefix: "sha256=" },
      content: "{body}{header:Framer-Webhook-Submission-Id}",
    },
  ],
  detect: { headers: ["framer-webhook-submission-id"] },
  deliveryId: [{ header: "Framer-Webhook-Submission-Id" }],
  delivery: { timeout: null, success: "2xx", retries: { count: 5, note: "redirects are not followed" } },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "The submission's id is signed behind the body, with nothing between.",
    "The body is the form: the names of the inputs are its keys, so there is no event type.",
  ],
});
