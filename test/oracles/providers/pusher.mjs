import Pusher from "pusher";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { hmacSigner } from "../lib/sign.mjs";

const KEY = "278d425bdf160c739803";

export default {
  id: "pusher",
  oracle: sdk("pusher", "Pusher.webhook.isValid"),
  secret: "7ad3773142a6692b25b8",
  wrongKey: "000000000000692b25b8",
  // The SDK compares the key with the app's; no signature covers it.
  headers: [["X-Pusher-Key", KEY]],
  payload: { time_ms: 1785000000000, events: [{ name: "channel_occupied", channel: "orders" }] },
  signatureHeader: "X-Pusher-Signature",
  encoding: "hex",
  sign: hmacSigner({
    hash: "sha256",
    encoding: "hex",
    content: ({ body }) => body,
    headers: ({ signature }) => [["X-Pusher-Signature", signature]],
  }),
  verify: (received) => {
    const app = new Pusher({ appId: "1", key: KEY, secret: received.secret, cluster: "eu" });
    return app.webhook({ headers: headersOf(received), rawBody: textOf(received) }).isValid();
  },
  *cases(make) {
    yield make("content-type-charset", { reason: "content-type", edge: true, contentType: "application/json; charset=utf-8" });
    yield make("content-type-upper", { reason: "content-type", edge: true, contentType: "Application/JSON" });
    yield make("content-type-text", { reason: "content-type", edge: true, contentType: "text/plain" });
  },
};
