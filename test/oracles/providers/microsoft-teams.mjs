import { documentedHmac } from "../lib/documented-hmac.mjs";
import { madeUp } from "../lib/sign.mjs";

export default documentedHmac({
  id: "microsoft-teams",
  oracle: "learn.microsoft.com, Teams: outgoing webhooks, HMAC; as documented, with node:crypto",
  header: "Authorization",
  prefix: "HMAC ",
  encoding: "base64",
  secret: madeUp("teams secret", 32).toString("base64"),
  wrongKey: madeUp("teams wrong", 32).toString("base64"),
  toKey: (secret) => Buffer.from(secret, "base64"),
  headers: [["User-Agent", "Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)"]],
  payload: {type: "message", id: "1485983408511", timestamp: "2026-07-25T17:20:00.000Z", serviceUrl: "https://smba.trafficmanager.net/emea/", channelId: "msteams", from: {id: "29:1XJKJMvc5GBtc2JwZq0oj8tHZmzrQgFmB39ATiQWA85gQtHieVkKilBZ9XHoq9j7Zaqt7CZ-NJWi7me2kHTL3Bw", name: "Zoë Müller"}, conversation: {isGroup: true, id: "19:253b1f341670408fb6fe51050b6e5ceb@thread.skype;messageid=1485983194839"}, text: "<at>Wetter</at> morgen in Köln?"},
});
