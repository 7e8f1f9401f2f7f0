import { provider } from "./define.ts";

export default provider({
  id: "xendit",
  name: "Xendit",
  docs: "https://docs.xendit.co/docs/handling-webhooks",
  facts: {
    from: [
      "public receivers (x-callback-token)",
      "general knowledge, not checked here: webhook-id, and the body's fields",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "token", header: "x-callback-token" }],
  event: [{ json: "event" }, { json: "status" }],
  deliveryId: [{ header: "webhook-id" }, { json: "id" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not checked here" } },
  notes: [
    "Xendit signs nothing: the account's webhook verification token comes in x-callback-token and proves the sender only, not the bytes.",
    "Test and live mode have a token each.",
  ],
});
