import { documentedHmac } from "../lib/documented-hmac.mjs";
import { madeUp } from "../lib/sign.mjs";

export default documentedHmac({
  id: "sendbird",
  oracle: "sendbird.com/docs, chat: webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  secret: madeUp("sendbird secret", 20).toString("hex"),
  wrongKey: madeUp("sendbird wrong", 20).toString("hex"),
  header: "x-sendbird-signature",
  payload: {
    category: "group_channel:message_send",
    sender: { user_id: "Jeff", nickname: "Oldies but goodies" },
    silent: false,
    channel: { name: "Jeff and friends", channel_url: "sendbird_group_channel_1_2681099203cc", is_distinct: false },
    payload: { message_id: 238, message: "On that note, I shall have another", created_at: 1785000000000 },
    app_id: "0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9",
  },
});
