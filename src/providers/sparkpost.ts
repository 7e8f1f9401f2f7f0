import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

const KINDS = [
  "message_event",
  "track_event",
  "gen_event",
  "unsubscribe_event",
  "relay_event",
  "ab_test_event",
  "ingest_event",
];

export default provider({
  id: "sparkpost",
  name: "SparkPost",
  docs: "https://developers.sparkpost.com/api/webhooks/",
  facts: {
    from: [
      "docs.bird.com, email API (SparkPost): webhooks (10 seconds, 200, 8 hours, batch id)",
      "webhook-co/webhook, packages/webhooks-spec, token-auth-providers (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "basic-auth" }],
  detect: {
    headers: ["x-messagesystems-batch-id"],
    body: ({ body }) => KINDS.some((kind) => jsonText(body, `0.msys.${kind}.type`) !== undefined),
  },
  event: KINDS.map((kind) => ({ json: `0.msys.${kind}.type` })),
  deliveryId: [{ header: "X-MessageSystems-Batch-ID" }],
  delivery: {
    timeout: 10,
    success: "200",
    retries: { count: null, horizon: 28_800, note: "a batch without an answer of 200 is sent again for 8 hours" },
    handshake: 'POST with the body [{"msys":{}}] when the webhook is made or changed: answer 200.',
  },
  notes: [
    "SparkPost signs nothing: user and password of the webhook come in Authorization and prove the sender only, not the bytes. The secret is user:password. A token by OAuth may be used instead.",
    "A batch holds several events, each with its event_id; the batch id stays the same over retries.",
  ],
});
