import { validateSignature } from "@line/bot-sdk";
import { sdk } from "../lib/oracle.mjs";
import { headerOf } from "../lib/request.mjs";
import { hmacSigner } from "../lib/sign.mjs";

const HEADER = "X-Line-Signature";

export default {
  id: "line",
  oracle: sdk("@line/bot-sdk", "validateSignature"),
  secret: "8c570fa6dd201bb328f1c1eac23a96d8",
  wrongKey: "8c570fa6dd201bb328f1c1eac23a96d9",
  headers: [["User-Agent", "LineBotWebhook/2.0"]],
  payload: {
    destination: "U8e742f61d673b39c7fff3cecb7536ef0",
    events: [
      {
        type: "message",
        message: { type: "text", id: "468789577898262530", text: "Hello, world" },
        webhookEventId: "01H810YECXQQZ37VAXPF6H9E6T",
        deliveryContext: { isRedelivery: false },
        timestamp: 1785000000000,
        source: { type: "user", userId: "U4af4980629" },
        mode: "active",
      },
    ],
  },
  signatureHeader: HEADER,
  encoding: "base64",
  sign: hmacSigner({
    hash: "sha256",
    encoding: "base64",
    content: ({ body }) => body,
    headers: ({ signature }) => [[HEADER, signature]],
  }),
  // The bytes: so its middleware reads them.
  verify: (received) => validateSignature(received.body, received.secret, headerOf(received, "x-line-signature")),
};
