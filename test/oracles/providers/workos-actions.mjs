import { WorkOS } from "@workos-inc/node";
import { set } from "../lib/grid/header.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";
import { bytes, hmacSigner } from "../lib/sign.mjs";

const HEADER = "WorkOS-Signature";
const { actions } = new WorkOS("sk_test_made_up");

export default {
  id: "workos-actions",
  brief: true,
  oracle: sdk("@workos-inc/node", "actions.verifyHeader with constructAction's 30 seconds"),
  secret: "aC2kPq1mWx4vRt9bYs2nLc8dH",
  wrongKey: "aC2kPq1mWx4vRt9bYs2nLc8dI",
  headers: [["User-Agent", "WorkOS Actions"]],
  payload: {
    id: "01JATCHZVEC5EPANDPEZVM68Y9",
    user: { object: "user", id: "user_01JATCHZVEC5EPANDPEZVM68Y9", email: "jane@example.com", email_verified: false },
    ip_address: "203.0.113.24",
    user_agent: "Mozilla/5.0",
    object: "authentication_action_context",
  },
  signatureHeader: HEADER,
  encoding: "hex",
  timestamp: { unit: "ms", tolerance: 30 },
  sign: hmacSigner({
    hash: "sha256",
    encoding: "hex",
    unit: "ms",
    content: ({ timestamp, body }) => bytes(`${timestamp}.`, body),
    headers: ({ timestamp, signature }) => [[HEADER, `t=${timestamp}, v1=${signature}`]],
  }),
  verify: (received) =>
    actions.verifyHeader({ payload: JSON.parse(textOf(received)), sigHeader: headerOf(received, HEADER.toLowerCase()), secret: received.secret, tolerance: 30_000 }),
  *cases(make) {
    const header = (name, reason, change) => make(name, { reason, edge: true, headers: set(HEADER, change) });
    yield header("no-blank", "valid", (value) => value.replace(", ", ","));
    yield header("t-missing", "malformed-header", (value) => value.replace(/t=\d+, /, ""));
    yield header("v1-empty", "malformed-header", (value) => value.replace(/v1=.*/, "v1="));
    yield make("two-minutes-old", { reason: "timestamp-expired", signedAt: 1_785_000_000_000 - 120_000 });
  },
};
