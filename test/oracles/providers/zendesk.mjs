import { documented } from "../lib/documented.mjs";
import { isoTimeCases } from "../lib/grid/iso-time.mjs";
import { headerOf } from "../lib/request.mjs";
import { bytes, hmacSigner } from "../lib/sign.mjs";

const HEADER = "X-Zendesk-Webhook-Signature";
const TIMESTAMP = "X-Zendesk-Webhook-Signature-Timestamp";

const signer = hmacSigner({
  hash: "sha256",
  encoding: "base64",
  content: ({ timestamp, body }) => bytes(timestamp, body),
  headers: ({ signature, timestamp }) => [
    [HEADER, signature],
    [TIMESTAMP, timestamp],
  ],
});

export default {
  id: "zendesk",
  folder: "docs",
  oracle: "developer.zendesk.com, verifying webhooks; as documented, with node:crypto; 300 s either way as webhook-co/webhook has it",
  // The secret that Zendesk documents for test deliveries.
  secret: "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==",
  wrongKey: "another secret",
  headers: [
    ["User-Agent", "Zendesk Webhook"],
    ["X-Zendesk-Account-Id", "123456"],
    ["X-Zendesk-Webhook-Id", "01FZ1Q2W3E4R5T6Y7U8I9O0PAS"],
    ["X-Zendesk-Webhook-Invocation-Id", "01FZ1Q2W3E4R5T6Y7U8I9O0PAT"],
  ],
  payload: {
    type: "zen:event-type:ticket.created",
    account_id: 123456,
    id: "2b24ef10-19ab-4eb6-b8b3-4b1e3a1d7f0c",
    time: "2026-07-25T17:20:00Z",
    zendesk_event_version: "2022-11-06",
    subject: "zen:ticket:4711",
    detail: { id: "4711", status: "OPEN", subject: "Where is my order?" },
    event: {},
  },
  signatureHeader: HEADER,
  encoding: "base64",
  sign: (draft, how = {}) => signer(draft, { timestamp: `${new Date(draft.now).toISOString().slice(0, 19)}Z`, ...how }),
  verify: documented({
    hash: "sha256",
    encoding: "base64",
    read: (received) => ({
      signatures: [headerOf(received, "x-zendesk-webhook-signature") ?? ""],
      timestamp: headerOf(received, "x-zendesk-webhook-signature-timestamp"),
    }),
    time: { ms: Date.parse, tolerance: 300 },
    content: ({ body }, timestamp) => [timestamp, body],
  }),
  *cases(make) {
    yield* isoTimeCases(make, TIMESTAMP, 300);
    yield make("timestamp-missing", { reason: "header-missing", headers: (all) => all.filter(([name]) => name !== TIMESTAMP) });
    yield make("timestamp-no-time", { reason: "timestamp-malformed", edge: true, how: { timestamp: "yesterday" } });
    yield make("body-before-timestamp", { reason: "scheme-mismatch", how: { content: ({ timestamp, body }) => bytes(body, timestamp) } });
    yield make("no-body", { body: "", method: "GET" });
  },
};
