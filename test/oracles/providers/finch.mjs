import Finch from "@tryfinch/finch-api";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { bytes, hmacSigner, madeUp } from "../lib/sign.mjs";
import { set } from "../lib/grid/header.mjs";

const client = new Finch({ accessToken: "made-up" });
const HEADER = "Finch-Signature";

export default {
  id: "finch",
  oracle: sdk("@tryfinch/finch-api", "webhooks.unwrap"),
  brief: true,
  secret: madeUp("finch secret", 32).toString("base64"),
  wrongKey: madeUp("finch wrong", 32).toString("base64"),
  headers: [["User-Agent", "Finch-Webhooks"]],
  payload: {company_id: "720be419-0293-4d32-a707-32179b0827ab", account_id: "fe3a7cbd-8a1f-4c56-a2e0-02c1d6d1c1f0", connection_id: "e4b1a0f2-6ab2-4f8f-9d6e-0a8f2d7f1b11", event_type: "employment.created", data: {individual_id: "6a4b8c3e-52c6-4a33-9d12-8e7f60c1a5d2"}},
  signatureHeader: HEADER,
  idHeader: "Finch-Event-Id",
  encoding: "base64",
  timestamp: { unit: "s", tolerance: 300, header: "Finch-Timestamp" },
  sign: hmacSigner({
    hash: "sha256",
    encoding: "base64",
    toKey: (secret) => Buffer.from(secret, "base64"),
    content: ({ id, timestamp, body }) => bytes(`${id}.${timestamp}.`, body),
    headers: ({ signature, timestamp, id }) => [["Finch-Event-Id", id], ["Finch-Timestamp", timestamp], [HEADER, `v1,${signature}`]],
  }),
  verify(received) {
    client.webhooks.unwrap(textOf(received), headersOf(received), received.secret);
    return true;
  },
  *cases(make) {
    const zeros = `v1,${Buffer.alloc(32).toString("base64")}`;
    yield make("two-signatures-second-valid", { headers: set(HEADER, (value) => `${zeros} ${value}`) });
    yield make("v2-only", { reason: "malformed-header", headers: set(HEADER, (value) => value.replace("v1,", "v2,")) });
    yield make("version-missing", { reason: "prefix-missing", headers: set(HEADER, (value) => value.slice(3)) });
    yield make("secret-prefixed", { reason: "secret-prefix", edge: true, secret: `whsec_${madeUp("finch secret", 32).toString("base64")}` });
    yield make("secret-unpadded", { reason: "secret-wrongly-decoded", edge: true, secret: madeUp("finch secret", 32).toString("base64").replace(/=+$/, "") });
  },
};
