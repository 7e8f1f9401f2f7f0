import { WorkOS } from "@workos-inc/node";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";
import { set } from "../lib/grid/header.mjs";
import { bytes, hmacSigner } from "../lib/sign.mjs";

const HEADER = "WorkOS-Signature";
const ZEROS = "0".repeat(64);
const { webhooks } = new WorkOS("sk_test_made_up");

export default {
  id: "workos",
  oracle: sdk("@workos-inc/node", "webhooks.verifyHeader"),
  secret: "zG7kPq1mWx4vRt9bYs2nLc8dH",
  wrongKey: "zG7kPq1mWx4vRt9bYs2nLc8dI",
  headers: [["User-Agent", "WorkOS Webhooks"]],
  payload: {
    id: "event_01HB5VYPWB9ZT1JS6NDTVPD7RG",
    event: "dsync.user.created",
    data: { id: "directory_user_01E1X1B89NH8Z3SDFJR4H7RGX7", emails: [{ primary: true, value: "ada@example.com" }], state: "active" },
    created_at: "2026-07-25T17:20:00.000Z",
  },
  signatureHeader: HEADER,
  encoding: "hex",
  timestamp: { unit: "ms", tolerance: 180 },
  sign: hmacSigner({
    hash: "sha256",
    encoding: "hex",
    unit: "ms",
    content: ({ timestamp, body }) => bytes(`${timestamp}.`, body),
    headers: ({ timestamp, signature }) => [[HEADER, `t=${timestamp}, v1=${signature}`]],
  }),
  // The payload parsed, as its documentation has it: the SDK writes it out again.
  verify: (received) =>
    webhooks.verifyHeader({
      payload: JSON.parse(textOf(received)),
      sigHeader: headerOf(received, "workos-signature"),
      secret: received.secret,
    }),
  *cases(make) {
    const header = (name, reason, change) => make(name, { reason, edge: true, headers: set(HEADER, change) });
    yield header("no-blank", "valid", (value) => value.replace(", ", ","));
    yield header("two-blanks", "valid", (value) => value.replace(", ", ",  "));
    yield header("two-v1-first-valid", "multiple-signatures", (value) => `${value}, v1=${ZEROS}`);
    yield header("two-v1-second-valid", "multiple-signatures", (value) => value.replace(", v1=", `, v1=${ZEROS}, v1=`));
    yield header("only-v0", "malformed-header", (value) => value.replace("v1=", "v0="));
    yield header("names-left-out", "malformed-header", (value) => value.replace("t=", "=").replace("v1=", "="));
    yield header("v1-before-t", "malformed-header", (value) => value.split(", ").reverse().join(", "));
    yield header("t-missing", "malformed-header", (value) => value.replace(/t=\d+, /, ""));
    yield header("t-empty", "malformed-header", (value) => value.replace(/t=\d+/, "t="));
    yield header("v1-empty", "malformed-header", (value) => value.replace(/v1=.*/, "v1="));
    yield header("v1-equals-after", "malformed-header", (value) => `${value}=x`);
    yield header("semicolon", "malformed-header", (value) => value.replace(", ", "; "));
    for (const [name, body] of [
      ["json-number-fraction", '{"id":"event_1","amount":1.0}'],
      ["json-number-exponent", '{"id":"event_1","amount":1e3}'],
      ["json-number-large", '{"id":"event_1","amount":12345678901234567890}'],
      ["json-duplicate-key", '{"id":"event_1","id":"event_2"}'],
      ["json-integer-keys", '{"b":1,"2":2,"1":3}'],
      ["json-proto-key", '{"__proto__":1,"id":"event_1"}'],
      ["json-lone-surrogate", '{"id":"\\ud800"}'],
      ["json-scalar", "17"],
      ["json-text", '"text"'],
    ]) {
      yield make(name, { edge: true, body });
      yield make(`${name}-rewritten`, { edge: true, body: JSON.stringify(JSON.parse(body)), received: () => body });
    }
  },
};
