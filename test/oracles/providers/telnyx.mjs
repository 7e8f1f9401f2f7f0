import { sign } from "node:crypto";
import Telnyx from "telnyx";
import { ed25519Pair } from "../lib/keys.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { bytes } from "../lib/sign.mjs";

const client = new Telnyx({ apiKey: "key" });
const pairs = new Map(["telnyx", "telnyx wrong"].map((seed) => [seed, ed25519Pair(seed)]));
const publicKey = pairs.get("telnyx").raw.toString("base64");

export default {
  id: "telnyx",
  oracle: sdk("telnyx", "webhooks.unwrap"),
  publicKey,
  signingKey: "telnyx",
  ownKey: pairs.get("telnyx").privateKey.export({ format: "pem", type: "pkcs8" }),
  wrongKey: "telnyx wrong",
  headers: [["User-Agent", "telnyx-webhooks"]],
  payload: {
    data: {
      event_type: "message.received",
      id: "b301ed3f-1490-491f-995f-6e64e69674d4",
      occurred_at: "2026-07-25T17:19:58.000+00:00",
      payload: { direction: "inbound", from: { phone_number: "+13125550100" }, text: "Hello" },
      record_type: "event",
    },
    meta: { attempt: 1, delivered_to: "https://hooks.example.com/webhooks/telnyx" },
  },
  signatureHeader: "Telnyx-Signature-Ed25519",
  encoding: "base64",
  timestamp: { unit: "s", tolerance: 300, header: "Telnyx-Timestamp" },
  sign(draft, how = {}) {
    const timestamp = how.timestamp ?? String(Math.floor(draft.now / 1000));
    const content = how.content ? how.content({ ...draft, timestamp }) : bytes(`${timestamp}|`, draft.body);
    const signature = sign(null, Buffer.from(content), pairs.get(draft.key).privateKey);
    return {
      headers: [
        ["Telnyx-Signature-Ed25519", how.write ? how.write(signature) : signature.toString("base64")],
        ["Telnyx-Timestamp", timestamp],
      ],
    };
  },
  verify: async (received) => {
    await client.webhooks.unwrap(textOf(received), { headers: headersOf(received), key: received.publicKey });
    return true;
  },
  *cases(make) {
    for (const [name, key] of [
      ["newline", `${publicKey}\n`],
      ["blank-before", ` ${publicKey}`],
      ["quoted", `"${publicKey}"`],
      ["unpadded", publicKey.replace("=", "")],
      ["url-alphabet", publicKey.replaceAll("+", "-").replaceAll("/", "_")],
      ["hex", pairs.get("telnyx").raw.toString("hex")],
      ["short", pairs.get("telnyx").raw.subarray(1).toString("base64")],
      ["other", pairs.get("telnyx wrong").raw.toString("base64")],
      // The last character's spare bits: the same bytes all the same.
      ["spare-bits", publicKey.replace(/.=$/, (end) => `${String.fromCharCode(end.charCodeAt(0) + 1)}=`)],
    ]) {
      yield make(`key-${name}`, { reason: "public-key-format", edge: name !== "other", publicKey: key });
    }
    yield make("dot-for-pipe", { reason: "scheme-mismatch", how: { content: ({ timestamp, body }) => bytes(`${timestamp}.`, body) } });
  },
};
