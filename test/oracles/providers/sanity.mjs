import { isValidRequest } from "@sanity/webhook";
import { sdk } from "../lib/oracle.mjs";
import { headersOf } from "../lib/request.mjs";
import { bytes, hmacSigner } from "../lib/sign.mjs";

export default {
  id: "sanity",
  oracle: sdk("@sanity/webhook", "isValidRequest"),
  secret: "a-sanity-webhook-secret",
  wrongKey: "another secret",
  headers: [
    ["Idempotency-Key", "M2Qm9bVtxk"],
    ["Sanity-Operation", "update"],
    ["Sanity-Document-Id", "post-1"],
    ["Sanity-Dataset", "production"],
    ["Sanity-Project-Id", "zp7mbokg"],
  ],
  payload: { _id: "post-1", _type: "post", _rev: "vxCXU3dHkRcQHkMKEgTjRz", title: "Hello" },
  signatureHeader: "Sanity-Webhook-Signature",
  encoding: "base64url",
  timestamp: { unit: "ms", tolerance: 0 },
  sign: hmacSigner({
    hash: "sha256",
    encoding: "base64url",
    unit: "ms",
    content: ({ timestamp, body }) => bytes(`${timestamp}.`, body),
    headers: ({ signature, timestamp }) => [["Sanity-Webhook-Signature", `t=${timestamp},v1=${signature}`]],
  }),
  verify: (received) => isValidRequest({ headers: headersOf(received), body: received.body }, received.secret),
  *cases(make) {
    const wrong = "A".repeat(43);
    for (const [name, reason, write] of [
      ["order-reversed", "malformed-header", (t, v) => `v1=${v},t=${t}`],
      ["blank-after-comma", "header-blank", (t, v) => `t=${t}, v1=${v}`],
      ["blank-for-comma", "header-blank", (t, v) => `t=${t} v1=${v}`],
      ["two-first-valid", "multiple-signatures", (t, v) => `t=${t},v1=${v},v1=${wrong}`],
      ["two-second-valid", "multiple-signatures", (t, v) => `t=${t},v1=${wrong},v1=${v}`],
      ["other-last", "malformed-header", (t, v) => `t=${t},v1=${v},v2=${wrong}`],
      ["only-v2", "malformed-header", (t, v) => `t=${t},v2=${v}`],
      ["no-timestamp", "header-missing", (_, v) => `v1=${v}`],
      ["no-signature", "header-missing", (t) => `t=${t}`],
      ["timestamp-changed", "timestamp-tampered", (t, v) => `t=${Number(t) + 1},v1=${v}`],
    ]) {
      yield make(name, { reason, edge: !["header-missing", "timestamp-tampered"].includes(reason), headers: rewrite(write) });
    }
    // The SDK takes no time before 2021: a timestamp in seconds, most of all.
    yield make("before-2021", { reason: "timestamp-unit", edge: true, signedAt: 1609459200000 - 1 });
    yield make("new-year-2021", { edge: true, signedAt: 1609459200000 });
    yield make("timestamp-beyond-integers", { reason: "timestamp-malformed", edge: true, how: { timestamp: "9007199254740993" } });
    yield make("timestamp-last-integer", { edge: true, how: { timestamp: "9007199254740991" } });
  },
};

/** Writes `t=…,v1=…` again from its two values. */
function rewrite(write) {
  return (all) =>
    all.map(([name, value]) => {
      if (name !== "Sanity-Webhook-Signature") return [name, value];
      const [, t, v] = value.match(/^t=(.*),v1=(.*)$/);
      return [name, write(t, v)];
    });
}
