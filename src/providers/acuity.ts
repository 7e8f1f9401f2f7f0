import { isForm, textAt } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "acuity",
  name: "Acuity Scheduling",
  docs: "https://developers.acuityscheduling.com/docs/webhooks",
  facts: {
    from: ["developers.acuityscheduling.com, webhooks (static webhooks, verifying requests)"],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Acuity-Signature", encoding: "base64" },
      content: "{body}",
    },
  ],
  detect: {
    body: (delivery) =>
      isForm(delivery) &&
      textAt(delivery, { form: "appointmentTypeID" }) !== undefined &&
      textAt(delivery, { form: "action" }) !== undefined,
  },
  event: [{ form: "action" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: {
      count: null,
      horizon: 86_400,
      note: "after a 5xx, with growing waits over 24 hours; 5 days of failures switch the webhook off",
    },
  },
  notes: [
    "The body is a form, signed as it came. The key is the API key.",
    "No delivery id is sent: deduplicate by action, id and calendarID. changed comes beside scheduled, rescheduled and canceled.",
  ],
});
