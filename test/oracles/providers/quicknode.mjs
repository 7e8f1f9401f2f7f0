import { set } from "../lib/grid/header.mjs";
import { documented } from "../lib/documented.mjs";
import { headersOf } from "../lib/request.mjs";
import { bytes, hmacSigner } from "../lib/sign.mjs";

const HEADER = "X-QN-Signature";
const TIME = "X-QN-Timestamp";
const NONCE = "X-QN-Nonce";

export default {
  id: "quicknode",
  folder: "docs",
  brief: true,
  oracle: "quicknode.com, validating incoming Streams webhook messages; re-implemented with node:crypto",
  secret: "qnsec_Z7dAfqmoQvGfLSa0TTOt9A==",
  wrongKey: "qnsec_00dAfqmoQvGfLSa0TTOt9A==",
  headers: [["Stream-Id", "5f3d1b0c-9a8e-47d6-b2c4-e6f8a0b2c4d6"], ["Batch-Start-Range", "20400000"]],
  payload: [{ number: "0x13746c0", hash: "0x6a1f0c9d8e7b", transactions: 182 }],
  signatureHeader: HEADER,
  encoding: "hex",
  timestamp: { unit: "s", tolerance: 0, header: TIME },
  idHeader: NONCE,
  sign: hmacSigner({
    hash: "sha256",
    encoding: "hex",
    content: ({ id, timestamp, body }) => bytes(id, timestamp, body),
    headers: ({ signature, timestamp, id }) => [[NONCE, id], [TIME, timestamp], [HEADER, signature]],
  }),
  verify: documented({
    hash: "sha256",
    encoding: "hex",
    read(received) {
      const headers = headersOf(received);
      const [nonce, timestamp, signature] = [NONCE, TIME, HEADER].map((name) => headers[name.toLowerCase()]);
      return nonce && timestamp && signature ? { timestamp, signatures: [signature] } : undefined;
    },
    content: (received, timestamp) => [headersOf(received)[NONCE.toLowerCase()], timestamp, received.body],
  }),
  *cases(make) {
    yield make("timestamp-first", { reason: "scheme-mismatch", how: { content: ({ id, timestamp, body }) => bytes(timestamp, id, body) } });
    yield make("signature-of-other-case", { reason: "encoding-mismatch", edge: true, headers: set(HEADER, (value) => value.toUpperCase()) });
  },
};
