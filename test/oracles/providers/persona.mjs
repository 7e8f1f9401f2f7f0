import { documentedHmac } from "../lib/documented-hmac.mjs";
import { set } from "../lib/grid/header.mjs";

const HEADER = "Persona-Signature";
const ZEROS = "0".repeat(64);

export default documentedHmac({
  id: "persona",
  oracle: "docs.withpersona.com, webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  secret: "wbhsec_d5b4a5c2-0f44-4b3a-9b4e-8a2f6c1d7e90",
  wrongKey: "wbhsec_00000000-0f44-4b3a-9b4e-8a2f6c1d7e90",
  header: HEADER,
  params: { signature: "v1", timestamp: "t" },
  time: { unit: "s", tolerance: 300 },
  content: ({ body, timestamp }) => [`${timestamp}.`, body],
  headers: [
    ["Persona-Webhook-Attempts-Made", "1"],
    ["Persona-Webhook-Attempts-Left", "7"],
  ],
  payload: {
    data: {
      type: "event",
      id: "evt_XGuDqEUuxXXXXcHXZrXjjjTM",
      attributes: {
        name: "inquiry.approved",
        "created-at": "2026-07-25T17:20:00.000Z",
        payload: { data: { type: "inquiry", id: "inq_2CVZ4HyVg7qaboXz2PUHknAn", attributes: { status: "approved" } } },
      },
    },
  },
  // A blank parts groups.
  skip: ["key-order", "signature-trailing-space"],
  *cases(make) {
    const header = (name, reason, change) => make(name, { reason, headers: set(HEADER, change) });
    yield header("v1-missing", "malformed-header", (value) => value.replace(/,v1=.*/, ""));
    yield header("t-missing", "malformed-header", (value) => value.replace(/^t=\d+,/, ""));
    yield header("v2-only", "malformed-header", (value) => value.replace("v1=", "v2="));
    yield header("all-wrong", "wrong-secret", (value) => value.replace(/v1=.*/, `v1=${ZEROS}`));
  },
});
