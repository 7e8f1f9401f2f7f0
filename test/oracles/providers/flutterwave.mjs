import { documentedHmac } from "../lib/documented-hmac.mjs";
import { headerOf } from "../lib/request.mjs";

const signed = documentedHmac({
  id: "flutterwave",
  oracle: "developer.flutterwave.com, webhooks; as documented, with node:crypto",
  header: "flutterwave-signature",
  encoding: "base64",
  payload: {
    webhook_id: "wbk_Om7Yxsz2fLZD1CNcm6t2",
    timestamp: 1785000000000,
    type: "charge.completed",
    data: { id: "chg_QXIXGXaPxm", amount: 2000, currency: "NGN", status: "succeeded", reference: "ex12345" },
    id: "evt_1a2b3c",
  },
});

const TOKEN = "verif-hash";
/** Where only a token is sent. */
const withToken = (value) => (all) => [...all.filter(([name]) => name !== signed.signatureHeader), [TOKEN, value]];

export default {
  ...signed,
  verify(received) {
    if (headerOf(received, "flutterwave-signature") !== undefined) return signed.verify(received);
    return received.secret !== "" && headerOf(received, "verif-hash") === received.secret;
  },
  *cases(make) {
    const token = (name, reason, value, more = {}) => make(`token-${name}`, { reason, headers: withToken(value), ...more });
    yield token("alone", "valid", signed.secret);
    yield token("wrong", "wrong-secret", "another token");
    yield token("one-less", "truncated-signature", signed.secret.slice(0, -1));
    yield make("token-beside-signature", { headers: (all) => [...all, [TOKEN, signed.secret]] });
    yield make("token-right-signature-wrong", { reason: "body-tampered", received: (body) => `${body} `, headers: (all) => [...all, [TOKEN, signed.secret]] });
  },
};
