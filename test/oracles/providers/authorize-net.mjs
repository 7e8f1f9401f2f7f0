import { documentedHmac } from "../lib/documented-hmac.mjs";
import { set } from "../lib/grid/header.mjs";
import { madeUp } from "../lib/sign.mjs";

export default documentedHmac({
  id: "authorize-net",
  oracle: "developer.authorize.net, webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "X-ANET-Signature",
  prefix: "sha512=",
  hash: "sha512",
  decoded: true,
  secret: madeUp("authorize-net key", 64).toString("hex").toUpperCase(),
  wrongKey: madeUp("authorize-net wrong", 64).toString("hex"),
  toKey: (secret) => Buffer.from(secret, "hex"),
  payload: {
    notificationId: "d0e8e7fe-c3e7-4add-a480-27bc5ce28a18",
    eventType: "net.authorize.payment.authcapture.created",
    eventDate: "2026-07-25T17:20:00.6639154Z",
    webhookId: "63d6fea2-aa13-4b1d-a204-f5fbc15942b7",
    payload: {
      responseCode: 1,
      merchantReferenceId: "19102146534003137356",
      authCode: "LZ6I19",
      avsResponse: "Y",
      authAmount: 45,
      entityName: "transaction",
      id: "60020981676",
    },
  },
  cases: function* (make) {
    yield make("digest-upper", { headers: set("X-ANET-Signature", (value) => `sha512=${value.slice(7).toUpperCase()}`) });
  },
});
