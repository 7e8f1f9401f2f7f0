import { createHash } from "node:crypto";
import { documentedHmac } from "../lib/documented-hmac.mjs";

const OLD = "X-Recharge-Hmac-Sha256";
const SIGNATURE = "X-Recharge-Webhook-Signature";
const secret = "8d2f1c4b9a7e6f50a1b2c3d4e5f60718293a4b5c6d7e8f90";
const plainHash = (body) => createHash("sha256").update(secret).update(body).digest("hex");

const signed = documentedHmac({
  id: "recharge",
  oracle: "docs.getrecharge.com, validating webhooks; re-implemented with node:crypto",
  secret,
  header: SIGNATURE,
  params: { signature: "v1", timestamp: "t" },
  time: { unit: "s", tolerance: 172_800 },
  content: ({ body, timestamp }) => [`${timestamp}.`, body],
  payload: { charge: { id: 430381994, status: "success", total_price: "41.80", currency: "USD", customer: { id: 64817252, email: "test@example.com" } } },
  // One key at the top; blanks around the parts are cut off by the implementation that was read.
  skip: ["key-order", "signature-trailing-space"],
});

export default {
  ...signed,
  verify(received) {
    const headers = Object.fromEntries(received.headers.map(([name, value]) => [name.toLowerCase(), value]));
    if (SIGNATURE.toLowerCase() in headers) return signed.verify(received);
    const expected = createHash("sha256").update(received.secret).update(received.body).digest("hex");
    return received.secret !== "" && headers[OLD.toLowerCase()] === expected;
  },
  *cases(make) {
    yield* signed.cases(make);
    const old = (name, change, more = {}) =>
      make(`old-${name}`, { ...more, headers: (all) => [...all.filter(([header]) => header !== SIGNATURE), [OLD, change(plainHash(make("any").body))]] });
    yield old("valid", (hash) => hash);
    yield old("upper", (hash) => hash.toUpperCase(), { reason: "encoding-mismatch", edge: true });
    yield old("cut", (hash) => hash.slice(0, -4), { reason: "truncated-signature" });
    yield old("base64", (hash) => Buffer.from(hash, "hex").toString("base64"), { reason: "encoding-mismatch" });
    yield old("body-changed", (hash) => hash, { reason: "body-tampered", received: (body) => `${body}\n` });
    yield old("wrong-secret", (hash) => hash, { reason: "wrong-secret", secret: "another" });
  },
};
