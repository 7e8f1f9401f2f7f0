import { documented } from "../lib/documented.mjs";
import { items } from "../lib/documented.mjs";
import { headerOf } from "../lib/request.mjs";
import { bytes, hmacSigner } from "../lib/sign.mjs";

const HEADER = "X-Inngest-Signature";
const toKey = (key) => key.replace(/^signkey-\w+-/, "");

/** Members in order, everything else as JSON.stringify writes it (RFC 8785). */
const canonical = (body) => {
  const inOrder = (_, value) => (value !== null && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value);
  try {
    return JSON.stringify(JSON.parse(body.toString("utf8")), inOrder);
  } catch {
    return body;
  }
};

export default {
  id: "inngest",
  folder: "docs",
  brief: true,
  oracle: "inngest.com/docs and the SDK specification (JCS); as documented, with node:crypto",
  secret: "signkey-prod-8e3b1a7c5d9f0246813579bdf02468ace13579bdf02468ace13579bdf02468ac",
  wrongKey: "signkey-prod-0000000000000000000000000000000000000000000000000000000000000000",
  headers: [["User-Agent", "Inngest"], ["X-Inngest-Server-Kind", "cloud"], ["X-Inngest-Run-Id", "01J3QA1B2C3D4E5F6G7H8J9K0M"]],
  payload: {ctx: {attempt: 0, run_id: "01J3QA1B2C3D4E5F6G7H8J9K0M", fn_id: "4d3f"}, event: {data: {größe: 42}, id: "01J3Q9Z0V6S2XK8ZP4N7R5W1TB", name: "shop/order.created", ts: 1785000000000}, events: [], steps: {}, version: 1},
  signatureHeader: HEADER,
  encoding: "hex",
  timestamp: { unit: "s", tolerance: 300 },
  sign: hmacSigner({
    hash: "sha256",
    encoding: "hex",
    toKey,
    content: ({ body, timestamp }) => bytes(canonical(body), timestamp),
    headers: ({ signature, timestamp }) => [[HEADER, `t=${timestamp}&s=${signature}`]],
  }),
  verify: documented({
    hash: "sha256",
    encoding: "hex",
    toKey,
    time: { ms: (text) => Number(text) * 1000, tolerance: 300, future: "accept" },
    read: (received) => {
      const value = headerOf(received, "x-inngest-signature");
      const [timestamp] = items(value, "t", "&");
      return timestamp ? { signatures: items(value, "s", "&"), timestamp } : undefined;
    },
    content: ({ body }, timestamp) => [canonical(body), timestamp],
  }),
  skip: ["invalid-utf8-signed", "bom", "timestamp-not-a-number"],
  *cases(make) {
    yield make("key-without-prefix", { secret: "8e3b1a7c5d9f0246813579bdf02468ace13579bdf02468ace13579bdf02468ac" });
    yield make("key-of-branch", { secret: "signkey-branch-8e3b1a7c5d9f0246813579bdf02468ace13579bdf02468ace13579bdf02468ac" });
    yield make("members-reversed", { received: (body) => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(body)).reverse())) });
    yield make("member-changed", { reason: "body-tampered", received: (body) => body.toString().replace('"attempt":0', '"attempt":1') });
  },
};
