import { isForm, textAt } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "ko-fi",
  name: "Ko-fi",
  docs: "https://ko-fi.com/manage/webhooks",
  facts: { from: ["help.ko-fi.com, does Ko-fi have an API or webhook", "public receivers"], checked: "2026-11-24" },
  schemes: [{ kind: "token", form: "data", json: "verification_token" }],
  detect: {
    body: (delivery) =>
      isForm(delivery) && textAt(delivery, { form: "data", json: "kofi_transaction_id" }) !== undefined,
  },
  event: [{ form: "data", json: "type" }],
  deliveryId: [{ form: "data", json: "message_id" }],
  delivery: {
    timeout: null,
    success: "200",
    retries: { count: null, note: "several times while the answer is not 200; no schedule is published" },
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "The form field data holds JSON, and in it verification_token, which you find on the webhooks page. It proves the sender only, not the bytes.",
    "message_id stays the same over tries.",
  ],
});
