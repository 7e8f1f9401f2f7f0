import { createRequire } from "node:module";
import { documentedHmac } from "../lib/documented-hmac.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";

const { Crisp } = createRequire(import.meta.url)("crisp-api");
const crisp = new Crisp();

export default documentedHmac({
  id: "crisp",
  oracle: sdk("crisp-api", "verifyWidget (the check that verifyHook makes too)"),
  header: "X-Crisp-Signature",
  time: { unit: "ms", header: "X-Crisp-Request-Timestamp" },
  content: ({ body, timestamp }) => [`[${timestamp};`, body, "]"],
  payload: { website_id: "8c842203-7ed8-4e29-a608-7cf78a7d2fcc", event: "message:send", data: { type: "text", origin: "chat", content: "Hello!", fingerprint: 178500000000, session_id: "session_36ba3566-9651-4790-afc8-ffedbccc317f", from: "user" }, timestamp: 1785000000000 },
  verify: (received) => crisp.verifyWidget(received.secret, JSON.parse(textOf(received)), headerOf(received, "x-crisp-request-timestamp"), headerOf(received, "x-crisp-signature")),
});
