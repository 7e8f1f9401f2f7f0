import { documented } from "../lib/documented.mjs";
import { set } from "../lib/grid/header.mjs";
import { headerOf } from "../lib/request.mjs";
import { bytes, hmacSigner, madeUp } from "../lib/sign.mjs";

const HEADER = "recurly-signature";
const ZEROS = "0".repeat(64);

export default {
  id: "recurly",
  folder: "docs",
  brief: true,
  oracle: "docs.recurly.com, signature verification, as recurly-client-ruby does it; re-implemented with node:crypto",
  secret: madeUp("recurly secret", 16).toString("hex"),
  wrongKey: madeUp("recurly wrong", 16).toString("hex"),
  payload: { id: "rlsmm9kffc2u", object_type: "subscription", site_id: "qv8ou0fmtkhm", event_type: "created", event_time: "2026-07-25T17:20:00Z", uuid: "5ef7cd01d5b3e1b6a4f7ad4b6e9a1c2d" },
  signatureHeader: HEADER,
  encoding: "hex",
  timestamp: { unit: "ms", tolerance: 300 },
  sign: hmacSigner({
    hash: "sha256",
    encoding: "hex",
    unit: "ms",
    content: ({ timestamp, body }) => bytes(`${timestamp}.`, body),
    headers: ({ timestamp, signature }) => [[HEADER, `${timestamp},${signature}`]],
  }),
  verify: documented({
    hash: "sha256",
    encoding: "hex",
    read(received) {
      const [timestamp, ...signatures] = (headerOf(received, HEADER) ?? "").split(",");
      return /^\d+$/.test(timestamp) ? { timestamp, signatures } : undefined;
    },
    content: ({ body }, timestamp) => [`${timestamp}.`, body],
    time: { ms: Number, tolerance: 300 },
  }),
  *cases(make) {
    const header = (name, reason, change) => make(name, { reason, headers: set(HEADER, change) });
    yield header("two-first-valid", "valid", (value) => `${value},${ZEROS}`);
    yield header("two-second-valid", "valid", (value) => value.replace(",", `,${ZEROS},`));
    yield header("two-neither", "wrong-secret", (value) => value.replace(/,.*/, `,${ZEROS},${ZEROS}`));
    yield header("time-only", "malformed-header", (value) => value.split(",")[0]);
    yield header("time-left-out", "malformed-header", (value) => value.split(",")[1]);
  },
};
