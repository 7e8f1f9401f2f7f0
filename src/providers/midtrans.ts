import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "midtrans",
  name: "Midtrans",
  docs: "https://docs.midtrans.com/docs/https-notification-webhooks",
  facts: {
    from: ["docs.midtrans.com, HTTP(S) notification: verifying notification authenticity"],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      construction: "hash",
      algorithm: "sha512",
      signature: { json: "signature_key", encoding: "hex" },
      content: "{json:order_id}{json:status_code}{json:gross_amount}{secret}",
    },
  ],
  detect: {
    body: ({ body }) =>
      ["signature_key", "order_id", "transaction_status"].every((name) => jsonText(body, name) !== undefined),
  },
  event: [{ json: "transaction_status" }],
  deliveryId: [{ json: "transaction_id" }],
  delivery: {
    timeout: null,
    success: "200",
    retries: {
      count: null,
      note: "tried again, how often depends on the status answered; figures are not checked here",
    },
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "SHA-512 of order_id, status_code, gross_amount and the server key, with nothing between: no HMAC, and transaction_status is not signed. Ask the status by API before you act on it.",
    "gross_amount is signed as it stands, decimals included.",
    "transaction_id repeats over the states of a transaction: deduplicate by it and transaction_status.",
  ],
});
