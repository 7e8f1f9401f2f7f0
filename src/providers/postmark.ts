import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "postmark",
  name: "Postmark",
  docs: "https://postmarkapp.com/developer/webhooks/webhooks-overview",
  facts: {
    from: [
      "postmarkapp.com, webhooks overview; support: inbound webhook retries (ten tries, 403)",
      "webhook-co/webhook, packages/webhooks-spec, token-auth-providers (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "basic-auth" }],
  detect: {
    body: ({ body }) => jsonText(body, "RecordType") !== undefined && jsonText(body, "MessageStream") !== undefined,
    prefer: ({ headers, body }) =>
      header(headers, "user-agent") === "Postmark" &&
      (jsonText(body, "RecordType") ?? jsonText(body, "MessageID")) !== undefined,
  },
  event: [{ json: "RecordType" }],
  delivery: {
    timeout: null,
    success: "200",
    retries: {
      count: 10,
      delays: [60, 300, 600, 600, 600, 900, 1_800, 3_600, 7_200, 21_600],
      horizon: 37_260,
      note: "bounces and inbound mail; other events three times; 403 stops them at once",
    },
  },
  notes: [
    "Postmark signs nothing: user and password that stand in the webhook's URL come in Authorization and prove the sender only, not the bytes. The secret is user:password. Headers of one's own may be set instead.",
    "Inbound mail has no RecordType. No delivery id is sent: MessageID, RecordType and the time tell one event from another; a bounce has its ID.",
  ],
});
