import EasyPost from "@easypost/api";
import { sdk } from "../lib/oracle.mjs";
import { headersOf } from "../lib/request.mjs";
import { hmacSigner } from "../lib/sign.mjs";

const client = new EasyPost("key");

/** EasyPost's servers write every weight as a decimal number; JSON.stringify drops the `.0`. */
const withDecimals = (body) => body.toString("latin1").replaceAll(/("weight": ?)(\d+)(?=[,}])/g, "$1$2.0");

const sign = hmacSigner({
  hash: "sha256",
  encoding: "hex",
  toKey: (secret) => secret.normalize("NFKD"),
  content: ({ body }) => Buffer.from(withDecimals(body), "latin1"),
  headers: ({ signature }) => [["X-Hmac-Signature", `hmac-sha256-hex=${signature}`]],
});

const event = {
  id: "evt_f5c1a2b3d4e5466780aabbccddeeff00",
  object: "Event",
  description: "tracker.updated",
  mode: "test",
  status: "pending",
  previous_attributes: { status: "unknown" },
  result: { id: "trk_1a2b3c4d5e6f47089abcdef012345678", object: "Tracker", status: "in_transit", carrier: "USPS", tracking_code: "EZ2000000002" },
};

export default {
  id: "easypost",
  oracle: sdk("@easypost/api", "Utils.validateWebhook"),
  secret: "sécret",
  wrongKey: "secret",
  payload: event,
  signatureHeader: "X-Hmac-Signature",
  encoding: "hex",
  sign,
  verify: (received) => {
    client.Utils.validateWebhook(received.body, headersOf(received), received.secret);
    return true;
  },
  *cases(make) {
    const weighing = (text) => `{"description":"batch.created","result":{"parcel":{${text}}}}`;
    for (const [name, text] of [
      ["integer", '"weight":10,"width":5'],
      ["integer-last", '"weight":10'],
      ["decimal", '"weight":10.0'],
      ["fraction", '"weight":10.25'],
      ["exponent", '"weight":1e2'],
      ["negative", '"weight":-3'],
      ["null", '"weight":null'],
      ["blank-before", '"weight":  10'],
      ["text", '"weight":"10"'],
      ["of-other-name", '"gross_weight":10,"Weight":10'],
    ]) {
      // What the sender signed is what the SDK makes of it, or the bytes as they are.
      yield make(`weight-${name}`, { edge: true, body: weighing(text) });
      yield make(`weight-${name}-raw`, { edge: true, reason: "scheme-mismatch", body: weighing(text), how: { content: ({ body }) => body } });
    }
    yield make("weight-blank-after", { edge: true, body: weighing('"weight":10 ,"width":5') });
    yield make("weight-blank-after-sent-decimal", {
      edge: true,
      body: weighing('"weight":10.0,"width":5'),
      received: () => weighing('"weight":10 ,"width":5'),
    });
    yield make("weight-changed", { reason: "body-tampered", body: weighing('"weight":10'), received: () => weighing('"weight":11') });
    yield make("prefix-missing", { reason: "prefix-missing", headers: signature((value) => value.slice("hmac-sha256-hex=".length)) });
    yield make("prefix-upper", { reason: "prefix-wrong", headers: signature((value) => value.replace("hmac", "HMAC")) });
    yield make("prefix-sha256", { reason: "prefix-wrong", headers: signature((value) => value.replace("hmac-sha256-hex", "sha256")) });
    yield make("secret-composed", { reason: "secret-text", edge: true, key: "s\u00e9cret", secret: "se\u0301cret" });
    yield make("secret-decomposed", { reason: "secret-text", edge: true, key: "se\u0301cret", secret: "s\u00e9cret" });
    yield make("secret-not-normalized", { reason: "secret-text", edge: true, how: { toKey: (key) => key } });
    yield make("secret-compatibility", { reason: "secret-text", edge: true, key: "ﬁnch", secret: "finch" });
  },
};

function signature(change) {
  return (all) => all.map(([name, value]) => [name, name === "X-Hmac-Signature" ? change(value) : value]);
}
