import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "knock",
  oracle: "docs.knock.app, outbound webhooks: overview; as documented, with node:crypto",
  header: "X-Knock-Signature",
  encoding: "base64",
  params: { signature: "s", timestamp: "t" },
  time: { unit: "ms", tolerance: 300 },
  content: ({ body, timestamp }) => [`${timestamp}.`, body],
  headers: [["User-Agent", "Knock"], ["X-Knock-Event", "message.sent"]],
  payload: {type: "message.sent", created_at: "2026-07-25T17:20:00.000Z", data: {__typename: "Message", id: "2KWPBgLlAfxdpx2AI54pPJ85f4W", recipient: "jhammond", workflow: "neue-antwort", channel_id: "7d5c1b2a", status: "sent", inserted_at: "2026-07-25T17:19:59.000Z"}, event_data: null},
});
