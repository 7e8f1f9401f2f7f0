import { createPublicKey, sign } from "node:crypto";
import sendgrid from "@sendgrid/eventwebhook";
import { p256Pair } from "../lib/keys.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf } from "../lib/request.mjs";
import { bytes } from "../lib/sign.mjs";

const webhook = new sendgrid.EventWebhook();
const pairs = new Map(["sendgrid", "sendgrid wrong"].map((seed) => [seed, p256Pair(seed)]));
const publicKey = pairs.get("sendgrid").spki.toString("base64");

export default {
  id: "sendgrid",
  oracle: sdk("@sendgrid/eventwebhook", "verifySignature"),
  publicKey,
  signingKey: "sendgrid",
  ownKey: pairs.get("sendgrid").privateKey.export({ format: "pem", type: "pkcs8" }),
  wrongKey: "sendgrid wrong",
  headers: [["User-Agent", "SendGrid Event API"]],
  payload: [
    {
      email: "example@test.com",
      timestamp: 1785000000,
      "smtp-id": "<14c5d75ce93.dfd.64b469@ismtpd-555>",
      event: "processed",
      category: ["cat facts"],
      sg_event_id: "rbtnWrG1DVDGGGFHFyun0A",
      sg_message_id: "14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0",
    },
  ],
  signatureHeader: "X-Twilio-Email-Event-Webhook-Signature",
  encoding: "base64",
  timestamp: { unit: "s", tolerance: 0, header: "X-Twilio-Email-Event-Webhook-Timestamp" },
  // An empty timestamp is the same to this function as none. SendGrid sends one always.
  skip: ["timestamp-signed-empty"],
  sign(draft, how = {}) {
    const timestamp = how.timestamp ?? String(Math.floor(draft.now / 1000));
    const content = how.content ? how.content({ ...draft, timestamp }) : bytes(timestamp, draft.body);
    const options = { key: pairs.get(draft.key).privateKey, dsaEncoding: how.dsaEncoding ?? "der" };
    const signature = sign("sha256", Buffer.from(content), options);
    return {
      headers: [
        ["X-Twilio-Email-Event-Webhook-Signature", how.write ? how.write(signature) : signature.toString("base64")],
        ["X-Twilio-Email-Event-Webhook-Timestamp", timestamp],
      ],
    };
  },
  verify: (received) =>
    webhook.verifySignature(
      webhook.convertPublicKeyToECDSA(received.publicKey),
      received.body,
      headerOf(received, "x-twilio-email-event-webhook-signature"),
      headerOf(received, "x-twilio-email-event-webhook-timestamp"),
    ),
  *cases(make) {
    const pem = createPublicKey({ key: pairs.get("sendgrid").spki, format: "der", type: "spki" }).export({ format: "pem", type: "spki" });
    for (const [name, key] of [
      ["pem", pem],
      ["pem-crlf", pem.replaceAll("\n", "\r\n")],
      ["pem-one-line", pem.replaceAll("\n", "")],
      ["pem-escaped", pem.replaceAll("\n", "\\n")],
      ["newline", `${publicKey}\n`],
      ["two-lines", `${publicKey.slice(0, 64)}\n${publicKey.slice(64)}`],
      ["blank-before", ` ${publicKey}`],
      ["blank-inside", `${publicKey.slice(0, 60)} ${publicKey.slice(60)}`],
      ["quoted", `"${publicKey}"`],
      ["unpadded", publicKey.replace(/=+$/, "")],
      ["url-alphabet", publicKey.replaceAll("+", "-").replaceAll("/", "_")],
      ["hex", pairs.get("sendgrid").spki.toString("hex")],
      ["short", publicKey.slice(0, -8)],
      ["garbage-after", Buffer.concat([pairs.get("sendgrid").spki, Buffer.from([0])]).toString("base64")],
      ["empty", ""],
      ["other", pairs.get("sendgrid wrong").spki.toString("base64")],
    ]) {
      yield make(`key-${name}`, { reason: "public-key-format", edge: name !== "other", publicKey: key });
    }
    yield make("signature-raw", { reason: "encoding-mismatch", edge: true, how: { dsaEncoding: "ieee-p1363" } });
    const written = (name, change) =>
      make(`signature-${name}`, { reason: "malformed-header", edge: true, how: { write: (der) => change(der).toString("base64") } });
    yield written("byte-after", (der) => Buffer.concat([der, Buffer.from([0])]));
    yield written("byte-less", (der) => der.subarray(0, -1));
    yield written("long-length", (der) => Buffer.concat([Buffer.from([0x30, 0x81, der[1]]), der.subarray(2)]));
    yield written("zero-padded", zeroPadded);
    yield make("separator-dot", { reason: "scheme-mismatch", how: { content: ({ timestamp, body }) => bytes(`${timestamp}.`, body) } });
  },
};

/** The same numbers with a needless zero before r: BER, not DER. */
function zeroPadded(der) {
  const r = der.subarray(4, 4 + der[3]);
  const rest = der.subarray(4 + der[3]);
  return Buffer.concat([Buffer.from([0x30, der[1] + 1, 0x02, r.length + 1, 0]), r, rest]);
}
