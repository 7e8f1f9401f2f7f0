import { documented, items } from "../lib/documented.mjs";
import { set } from "../lib/grid/header.mjs";
import { headerOf } from "../lib/request.mjs";
import { hmacSigner } from "../lib/sign.mjs";

const HEADER = "X-PagerDuty-Signature";
const ZEROS = "0".repeat(64);

export default {
  id: "pagerduty",
  folder: "docs",
  oracle: "developer.pagerduty.com, verifying webhook signatures; as documented, with node:crypto",
  secret: "DtrgNQ7z5SxAqwsP0xVhJk2mLb8eRc1U",
  wrongKey: "another secret",
  headers: [
    ["User-Agent", "PagerDuty-Webhook/V3.0"],
    ["X-Webhook-Id", "5a3c1c4e-0d7b-4f5c-9d1e-2b7a8c6f9e10"],
    ["X-Webhook-Subscription", "PYOURSUB"],
  ],
  payload: {
    event: {
      id: "01BZPL2G7GKH8VJ2L0YD6S2KQB",
      event_type: "incident.triggered",
      resource_type: "incident",
      occurred_at: "2026-07-25T17:20:00.000Z",
      agent: { id: "PLH1HKV", type: "user_reference" },
      data: { id: "PGR0VU2", type: "incident", number: 2, status: "triggered", title: "A little bump in the road" },
    },
  },
  signatureHeader: HEADER,
  encoding: "hex",
  sign: hmacSigner({ hash: "sha256", encoding: "hex", content: ({ body }) => body, headers: ({ signature }) => [[HEADER, `v1=${signature}`]] }),
  verify: documented({
    hash: "sha256",
    encoding: "hex",
    read: (received) => ({ signatures: items(headerOf(received, "x-pagerduty-signature"), "v1") }),
    content: ({ body }) => [body],
  }),
  // One key at the top: there is no order to change.
  skip: ["key-order"],
  *cases(make) {
    const header = (name, reason, change, edge = false) => make(name, { reason, edge, headers: set(HEADER, change) });
    yield header("two-first-valid", "valid", (value) => `${value},v1=${ZEROS}`);
    yield header("two-second-valid", "valid", (value) => `v1=${ZEROS},${value}`);
    yield header("two-neither", "wrong-secret", () => `v1=${ZEROS},v1=${ZEROS}`);
    yield header("two-second-valid-blank", "malformed-header", (value) => `v1=${ZEROS}, ${value}`, true);
    yield header("v2-beside", "valid", (value) => `${value},v2=${ZEROS}`, true);
    yield header("only-v0", "malformed-header", (value) => value.replace("v1=", "v0="));
    yield header("version-missing", "prefix-missing", (value) => value.slice(3));
  },
};
