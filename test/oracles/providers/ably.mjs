import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "ably",
  oracle: "ably.com/docs, webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "X-Ably-Signature",
  encoding: "base64",
  headers: [
    ["User-Agent", "Ably-Webhook/1.0"],
    ["X-Ably-Version", "1.2"],
    ["X-Ably-Envelope-Appid", "ael724"],
    ["X-Ably-Key", "ael724.R6YvVg"],
  ],
  payload: {
    items: [
      {
        webhookId: "ABcDEf",
        source: "channel.message",
        serial: "a7bcdEFghIjklm123456789:4",
        timestamp: 1785000000000,
        name: "chat-channel-4",
        data: {
          channelId: "chat-channel-4",
          site: "eu-west-1-A",
          messages: [
            {
              id: "ABcDefgHIj:1:0",
              clientId: "user-3",
              connectionId: "ABcDefgHIj",
              timestamp: 1785000000000,
              data: "some message data",
              name: "my message name",
            },
          ],
        },
      },
    ],
  },
  skip: ["key-order"],
});
