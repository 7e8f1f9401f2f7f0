import MessageValidator from "viber-bot/lib/message/message-validator.js";
import { documentedHmac } from "../lib/documented-hmac.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";

export default documentedHmac({
  id: "viber",
  oracle: sdk("viber-bot", "MessageValidator.validateMessage"),
  secret: "445da6az1s345z78-dazcczb2542zv51a-e0vc5fva17480im9",
  wrongKey: "000000az1s345z78-dazcczb2542zv51a-e0vc5fva17480im9",
  header: "X-Viber-Content-Signature",
  payload: { event: "message", timestamp: 1785000000000, message_token: 4912661846655238145, sender: { id: "01234567890A=", name: "John McClane" }, message: { type: "text", text: "a message to the service" } },
  verify: (received) => received.secret !== "" && new MessageValidator({ debug() {} }, received.secret).validateMessage(headerOf(received, "x-viber-content-signature"), textOf(received)),
});
