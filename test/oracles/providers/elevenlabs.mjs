import { ElevenLabsClient } from "@elevenlabs/elevenlabs-js";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";
import { bytes, hmacSigner } from "../lib/sign.mjs";

const client = new ElevenLabsClient({ apiKey: "key" });

export default {
  id: "elevenlabs",
  oracle: sdk("@elevenlabs/elevenlabs-js", "webhooks.constructEvent"),
  secret: "wsec_8c1b6f0a9e2d4735b1c7d9e0f2a4b6c8d0e2f4a6b8c0d2e4f6a8b0c2d4e6f8a0",
  wrongKey: "wsec_0000",
  payload: {
    type: "post_call_transcription",
    event_timestamp: 1785000000,
    data: { agent_id: "agent_01jz", conversation_id: "conv_01k0", status: "done", user_id: "user123", transcript: [{ role: "agent", message: "Hello" }] },
  },
  signatureHeader: "ElevenLabs-Signature",
  encoding: "hex",
  timestamp: { unit: "s", tolerance: 1800 },
  sign: hmacSigner({
    hash: "sha256",
    encoding: "hex",
    content: ({ timestamp, body }) => bytes(`${timestamp}.`, body),
    headers: ({ signature, timestamp }) => [["ElevenLabs-Signature", `t=${timestamp},v0=${signature}`]],
  }),
  verify: async (received) => {
    await client.webhooks.constructEvent(textOf(received), headerOf(received, "elevenlabs-signature"), received.secret);
    return true;
  },
  *cases(make) {
    const wrong = "0".repeat(64);
    for (const [name, reason, write] of [
      ["order-reversed", "valid", (t, v) => `v0=${v},t=${t}`],
      ["blank-after-comma", "header-blank", (t, v) => `t=${t}, v0=${v}`],
      ["other-first", "valid", (t, v) => `v1=${wrong},t=${t},v0=${v}`],
      ["other-last", "valid", (t, v) => `t=${t},v0=${v},v1=${wrong}`],
      ["two-first-valid", "multiple-signatures", (t, v) => `t=${t},v0=${v},v0=${wrong}`],
      ["two-second-valid", "multiple-signatures", (t, v) => `t=${t},v0=${wrong},v0=${v}`],
      ["two-timestamps", "malformed-header", (t, v) => `t=${t},t=1,v0=${v}`],
      ["two-timestamps-first-wrong", "malformed-header", (t, v) => `t=1,t=${t},v0=${v}`],
      ["only-v1", "malformed-header", (t, v) => `t=${t},v1=${v}`],
      ["no-timestamp", "header-missing", (_, v) => `v0=${v}`],
      ["no-signature", "header-missing", (t) => `t=${t}`],
      ["semicolon", "malformed-header", (t, v) => `t=${t};v0=${v}`],
      ["timestamp-changed", "timestamp-tampered", (t, v) => `t=${Number(t) + 1},v0=${v}`],
      ["names-upper", "malformed-header", (t, v) => `T=${t},V0=${v}`],
    ]) {
      yield make(name, { reason, edge: reason === "valid" || reason === "multiple-signatures", headers: rewrite("ElevenLabs-Signature", "v0", write) });
    }
  },
};

/** Writes `t=…,v=…` again from its two values. */
function rewrite(header, version, write) {
  return (all) =>
    all.map(([name, value]) => {
      if (name !== header) return [name, value];
      const [, t, v] = value.match(new RegExp(`^t=(.*),${version}=(.*)$`));
      return [name, write(t, v)];
    });
}
