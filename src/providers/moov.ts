import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "moov",
  name: "Moov",
  docs: "https://docs.moov.io/guides/webhooks/check-webhook-signatures",
  facts: { from: ["docs.moov.io, guides: check webhook signatures; set up webhooks"], checked: "2026-11-24" },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha512",
      signature: { header: "X-Signature", encoding: "hex" },
      content: "{header:X-Timestamp}|{header:X-Nonce}|{header:X-Webhook-ID}",
      assurance: "token",
    },
  ],
  detect: {
    prefer: ({ headers }) =>
      ["x-timestamp", "x-nonce", "x-webhook-id"].every((name) => header(headers, name) !== undefined),
  },
  event: [{ json: "type" }],
  deliveryId: [{ json: "eventID" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "no schedule is known here" } },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "Signed are the headers X-Timestamp, X-Nonce and X-Webhook-ID, with | between, none of the body: it proves that Moov made them, so remember nonces that were used and refuse old times yourself.",
  ],
});
