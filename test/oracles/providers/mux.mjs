import Mux from "@mux/mux-node";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { bytes, hmacSigner } from "../lib/sign.mjs";

const client = new Mux({ tokenId: "id", tokenSecret: "secret", webhookSecret: null });

export default {
  id: "mux",
  oracle: sdk("@mux/mux-node", "webhooks.unwrap"),
  secret: "bq9m3l0t5c7v1x8k2r4w6z",
  wrongKey: "another secret",
  payload: {
    type: "video.asset.ready",
    id: "8a63d4bc-5a6f-4e5e-8bd3-7b0f8b1f2a77",
    created_at: "2026-07-25T17:19:58.000000Z",
    object: { type: "asset", id: "0201p02fGKPE7MrbC269XRD7LpcHhrmbu0002" },
    environment: { name: "Staging", id: "j0863n" },
    data: { status: "ready", duration: 23.857167, id: "0201p02fGKPE7MrbC269XRD7LpcHhrmbu0002" },
    attempts: [],
  },
  signatureHeader: "Mux-Signature",
  encoding: "hex",
  timestamp: { unit: "s", tolerance: 300 },
  sign: hmacSigner({
    hash: "sha256",
    encoding: "hex",
    content: ({ timestamp, body }) => bytes(`${timestamp}.`, body),
    headers: ({ signature, timestamp }) => [["Mux-Signature", `t=${timestamp},v1=${signature}`]],
  }),
  verify: async (received) => {
    await client.webhooks.unwrap(textOf(received), headersOf(received), received.secret);
    return true;
  },
  *cases(make) {
    const wrong = "0".repeat(64);
    for (const [name, reason, write] of [
      ["order-reversed", "valid", (t, v) => `v1=${v},t=${t}`],
      ["blank-after-comma", "header-blank", (t, v) => `t=${t}, v1=${v}`],
      ["blank-before-comma", "header-blank", (t, v) => `t=${t} ,v1=${v}`],
      ["other-first", "valid", (t, v) => `v0=${wrong},t=${t},v1=${v}`],
      ["two-first-valid", "multiple-signatures", (t, v) => `t=${t},v1=${v},v1=${wrong}`],
      ["two-second-valid", "multiple-signatures", (t, v) => `t=${t},v1=${wrong},v1=${v}`],
      ["two-timestamps", "malformed-header", (t, v) => `t=${t},t=1,v1=${v}`],
      ["two-timestamps-first-wrong", "malformed-header", (t, v) => `t=1,t=${t},v1=${v}`],
      ["only-v0", "malformed-header", (t, v) => `t=${t},v0=${v}`],
      ["no-timestamp", "header-missing", (_, v) => `v1=${v}`],
      ["no-signature", "header-missing", (t) => `t=${t}`],
      ["empty-signature-value", "header-empty", (t) => `t=${t},v1=`],
      ["equals-after", "malformed-header", (t, v) => `t=${t},v1=${v}=x`],
      ["timestamp-changed", "timestamp-tampered", (t, v) => `t=${Number(t) + 1},v1=${v}`],
      ["timestamp-garbage-added", "timestamp-tampered", (t, v) => `t=${t}abc,v1=${v}`],
      ["timestamp-equals-added", "timestamp-tampered", (t, v) => `t=${t}=5,v1=${v}`],
      ["timestamp-minus-one", "timestamp-tampered", (_, v) => `t=-1,v1=${v}`],
    ]) {
      yield make(name, { reason, edge: !["header-missing", "timestamp-tampered"].includes(reason), headers: rewrite(write) });
    }
    // The SDK signs the number that it read, so what stands there in other writing is signed as that number.
    for (const [name, text, signed] of [
      ["number-signed-zeros", "001785000000", "1785000000"],
      ["number-signed-garbage-after", "1785000000abc", "1785000000"],
      ["number-signed-fraction", "1785000000.9", "1785000000"],
      ["number-signed-blank", " 1785000000", "1785000000"],
      ["number-signed-none", "soon", "NaN"],
    ]) {
      yield make(name, {
        reason: "timestamp-malformed",
        edge: true,
        how: { timestamp: text, content: ({ body }) => bytes(`${signed}.`, body) },
      });
    }
  },
};

/** Writes `t=…,v1=…` again from its two values. */
function rewrite(write) {
  return (all) =>
    all.map(([name, value]) => {
      if (name !== "Mux-Signature") return [name, value];
      const [, t, v] = value.match(/^t=(.*),v1=(.*)$/);
      return [name, write(t, v)];
    });
}
