import { Environment, Paddle } from "@paddle/paddle-node-sdk";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";
import { set } from "../lib/grid/header.mjs";
import { bytes, hmacSigner } from "../lib/sign.mjs";

const HEADER = "Paddle-Signature";
const ZEROS = "0".repeat(64);
const { webhooks } = new Paddle("pdl_sdbx_apikey_made_up", { environment: Environment.sandbox });

export default {
  id: "paddle",
  oracle: sdk("@paddle/paddle-node-sdk", "webhooks.isSignatureValid"),
  secret: "pdl_ntfset_01hkmbjf7tq2zq1rkb7n4fzpwt_Vb5qmQJrOHxR0jQv5cN4yX8sD2aZ6kTu",
  wrongKey: "pdl_ntfset_01hkmbjf7tq2zq1rkb7n4fzpwt_000000000000000000000000000000000",
  headers: [["User-Agent", "Paddle/1.0"]],
  payload: {
    event_id: "evt_01hv8x29kz0t586xy6zn1a62ny",
    event_type: "transaction.completed",
    occurred_at: "2026-07-25T17:20:00.621022Z",
    notification_id: "ntf_01hv8x2axb2v1yy7ypfqj0ky30",
    data: { id: "txn_01hv8wptq8987qeep44cyrewp9", status: "completed" },
  },
  signatureHeader: HEADER,
  encoding: "hex",
  timestamp: { unit: "s", tolerance: 5 },
  sign: hmacSigner({
    hash: "sha256",
    encoding: "hex",
    content: ({ timestamp, body }) => bytes(`${timestamp}:`, body),
    headers: ({ timestamp, signature }) => [[HEADER, `ts=${timestamp};h1=${signature}`]],
  }),
  verify: (received) => webhooks.isSignatureValid(textOf(received), received.secret, headerOf(received, "paddle-signature")),
  *cases(make) {
    const header = (name, reason, change) => make(name, { reason, edge: true, headers: set(HEADER, change) });
    yield header("two-h1-first-valid", "multiple-signatures", (value) => `${value};h1=${ZEROS}`);
    yield header("two-h1-second-valid", "multiple-signatures", (value) => value.replace(";h1=", `;h1=${ZEROS};h1=`));
    yield header("h1-before-ts", "valid", (value) => value.split(";").reverse().join(";"));
    yield header("comma", "malformed-header", (value) => value.replace(";", ","));
    yield header("blank-after-semicolon", "malformed-header", (value) => value.replace(";", "; "));
    yield header("only-h2", "malformed-header", (value) => value.replace("h1=", "h2="));
    yield header("h2-beside", "multiple-signatures", (value) => `${value};h2=${ZEROS}`);
    yield header("ts-missing", "malformed-header", (value) => value.replace(/ts=\d+;/, ""));
    yield header("ts-empty", "malformed-header", (value) => value.replace(/ts=\d+/, "ts="));
    yield header("ts-twice", "malformed-header", (value) => `ts=1;${value}`);
    yield header("ts-twice-wrong-last", "malformed-header", (value) => `${value};ts=1`);
    yield header("ts-twice-empty-last", "malformed-header", (value) => `${value};ts=`);
    yield header("h1-twice-empty-last", "malformed-header", (value) => `${value};h1=`);
    yield header("h1-equals-after", "malformed-header", (value) => `${value}=x`);
    yield make("dot-signed", { reason: "scheme-mismatch", how: { content: ({ timestamp, body }) => bytes(`${timestamp}.`, body) } });
  },
};
