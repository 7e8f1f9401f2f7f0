import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "tally",
  oracle: "tally.so/help, webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "Tally-Signature",
  encoding: "base64",
  payload: {
    eventId: "a4cb511e-d513-4fa5-baee-b815d718dfd1",
    eventType: "FORM_RESPONSE",
    createdAt: "2026-07-25T17:20:00.000Z",
    data: {
      responseId: "2wgx4n",
      submissionId: "2wgx4n",
      respondentId: "dwQKYm",
      formId: "VwbNEw",
      formName: "Webhook payload",
      fields: [{ key: "question_3EKz4n", label: "Text", type: "INPUT_TEXT", value: "Hello" }],
    },
  },
});
