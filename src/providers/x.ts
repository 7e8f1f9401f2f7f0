import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "x",
  name: "X (Twitter)",
  docs: "https://docs.x.com/x-api/webhooks/introduction",
  facts: {
    from: [
      "docs.x.com (repository xdevplatform/docs): webhooks introduction and quickstart, signature header validation",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "x-twitter-webhooks-signature", encoding: "base64", prefix: "sha256=" },
      content: "{body}",
    },
  ],
  detect: { body: ({ body }) => jsonText(body, "for_user_id") !== undefined },
  delivery: {
    timeout: 10,
    success: "200",
    retries: { count: null, note: "not published; the Replay API fetches what was missed" },
    handshake:
      'GET with crc_token, on creation and hourly: answer {"response_token": "sha256=" + base64 HMAC-SHA256 of the token with the consumer secret}.',
  },
  notes: [
    "The key is the app's consumer secret (API secret key), not a bearer or access token.",
    "The kind of event is a top-level key of the body (tweet_create_events, direct_message_events …); for_user_id names the account. Deduplicate by the inner event's id.",
  ],
});
