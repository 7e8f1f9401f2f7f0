import { createHash, createHmac } from "node:crypto";
import braintree from "braintree";
import { sdk } from "../lib/oracle.mjs";
import { textOf } from "../lib/request.mjs";

const PUBLIC_KEY = "public_key";
const XML = "<notification><timestamp type=\"datetime\">2026-07-25T17:20:00Z</timestamp><kind>check</kind><subject><check type=\"boolean\">true</check></subject></notification>";
const encoded = (xml) => `${Buffer.from(xml).toString("base64")}\n`;
const form = (fields) => new URLSearchParams(fields).toString();

function sign({ body, key }, how = {}) {
  const fields = Object.fromEntries(new URLSearchParams(body.toString("latin1")));
  const signed = how.content ? how.content({ body }) : (fields.bt_payload ?? "");
  const toKey = how.toKey ?? ((text) => createHash("sha1").update(text).digest());
  const digest = createHmac(how.hash ?? "sha1", toKey(key)).update(signed).digest();
  const signature = how.write ? how.write(digest) : digest.toString("hex");
  const pairs = how.pairs ? how.pairs(signature) : `${PUBLIC_KEY}|${signature}`;
  return { headers: [], body: Buffer.from(form({ bt_signature: pairs, ...fields })) };
}

export default {
  id: "braintree",
  brief: true,
  oracle: sdk("braintree", "webhookNotification.parse"),
  secret: "7e8c1a0b5d3f42969a8b7c6d5e4f3a21",
  wrongKey: "another private key",
  headers: [["Content-Type", "application/x-www-form-urlencoded"]],
  payload: form({ bt_payload: encoded(XML) }),
  encoding: "hex",
  sign,
  async verify(received) {
    const { bt_signature: signature, bt_payload: payload } = Object.fromEntries(new URLSearchParams(textOf(received)));
    const gateway = new braintree.BraintreeGateway({ environment: braintree.Environment.Sandbox, merchantId: "m", publicKey: PUBLIC_KEY, privateKey: received.secret });
    return (await gateway.webhookNotification.parse(signature, payload)) !== undefined;
  },
  // A newline or a cut at the body's end falls into the payload's own line end, which the SDK adds back.
  *cases(make) {
    const other = "0".repeat(40);
    yield make("payload-without-newline", { body: form({ bt_payload: encoded(XML).trim() }) });
    yield make("payload-changed", { reason: "body-tampered", received: (body) => body.toString().replace("bt_payload=P", "bt_payload=Q") });
    yield make("payload-illegal", { reason: "body-tampered", edge: true, body: form({ bt_payload: "not base64!" }) });
    yield make("two-pairs-second", { how: { pairs: (signature) => `other_key|${other}&${PUBLIC_KEY}|${signature}` } });
    yield make("two-pairs-first", { how: { pairs: (signature) => `${PUBLIC_KEY}|${signature}&other_key|${other}` } });
    yield make("no-bar", { reason: "malformed-header", how: { pairs: (signature) => signature } });
    yield make("signature-empty", { reason: "header-empty", how: { pairs: () => "" } });
    yield make("signature-cut", { reason: "truncated-signature", how: { pairs: (signature) => `${PUBLIC_KEY}|${signature.slice(0, -4)}` } });
    yield make("signature-upper-digits", { reason: "encoding-mismatch", edge: true, how: { pairs: (signature) => `${PUBLIC_KEY}|${signature.toUpperCase()}` } });
    yield make("key-as-text", { reason: "secret-not-decoded", how: { toKey: (text) => text } });
    yield make("fields-other-order", { received: (body) => body.toString().split("&").reverse().join("&") });
  },
};
