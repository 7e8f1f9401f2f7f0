import Stripe from "stripe";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";
import { set } from "../lib/grid/header.mjs";
import { bytes, hmacSigner } from "../lib/sign.mjs";

const HEADER = "Stripe-Signature";
const ZEROS = "0".repeat(64);

export default {
  id: "stripe",
  oracle: sdk("stripe", "webhooks.constructEvent"),
  secret: "whsec_5WbX9tQyq1kT0oYxv3Zr8nLpGmUeHdJc",
  wrongKey: "whsec_0000000000000000000000000000000x",
  headers: [["User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)"]],
  payload: {
    id: "evt_1QoracleHookctl",
    object: "event",
    api_version: "2026-06-30",
    created: 1785000000,
    data: { object: { id: "pi_1", object: "payment_intent", amount: 1099, currency: "eur" } },
    livemode: false,
    pending_webhooks: 1,
    type: "payment_intent.succeeded",
  },
  signatureHeader: HEADER,
  encoding: "hex",
  timestamp: { unit: "s", tolerance: 300 },
  sign: hmacSigner({
    hash: "sha256",
    encoding: "hex",
    content: ({ timestamp, body }) => bytes(`${timestamp}.`, body),
    headers: ({ timestamp, signature }) => [[HEADER, `t=${timestamp},v1=${signature}`]],
  }),
  verify(received) {
    Stripe.webhooks.constructEvent(textOf(received), headerOf(received, "stripe-signature"), received.secret);
    return true;
  },
  *cases(make) {
    const header = (name, reason, change, edge = true) => make(name, { reason, edge, headers: set(HEADER, change) });
    yield header("two-v1-first-valid", "multiple-signatures", (value) => `${value},v1=${ZEROS}`);
    yield header("two-v1-second-valid", "multiple-signatures", (value) => value.replace(",v1=", `,v1=${ZEROS},v1=`));
    yield header("v0-beside", "multiple-signatures", (value) => `${value},v0=${ZEROS}`);
    yield header("only-v0", "malformed-header", (value) => value.replace("v1=", "v0="));
    yield header("v1-before-t", "valid", (value) => value.split(",").reverse().join(","));
    yield header("blank-after-comma", "malformed-header", (value) => value.replace(",", ", "));
    yield header("blank-before-t", "malformed-header", (value) => value.replace("t=", " t="));
    yield header("semicolon", "malformed-header", (value) => value.replace(",", ";"));
    yield header("t-missing", "malformed-header", (value) => value.replace(/t=\d+,/, ""));
    yield header("t-empty", "malformed-header", (value) => value.replace(/t=\d+/, "t="));
    yield header("t-twice", "malformed-header", (value) => `t=1,${value}`);
    yield header("t-twice-wrong-last", "malformed-header", (value) => `${value},t=1`);
    yield header("t-minus-one", "malformed-header", (value) => value.replace(/t=\d+/, "t=-1"));
    yield header("v1-empty-first", "malformed-header", (value) => value.replace(",v1=", ",v1=,v1="));
    yield header("v1-empty-last", "malformed-header", (value) => `${value},v1=`);
    yield header("v1-bare", "malformed-header", (value) => `${value},v1`);
    yield header("v1-equals-after", "malformed-header", (value) => `${value}=x`);
    yield header("v1-latin1-beside", "malformed-header", (value) => `${value},v1=${"\u00e9".repeat(64)}`);
    yield header("upper-case-names", "malformed-header", (value) => value.replace("v1=", "V1="));
    yield header("empty-item", "valid", (value) => value.replace(",", ",,"));
    yield make("t-not-signed", { reason: "scheme-mismatch", how: { content: ({ body }) => bytes(".", body) } });
    yield make("t-colon-body", { reason: "scheme-mismatch", how: { content: ({ timestamp, body }) => bytes(`${timestamp}:`, body) } });
    yield make("thin-event", { edge: true, body: { id: "evt_2", object: "v2.core.event", type: "v1.billing.meter.no_meter_found" } });
    yield make("json-scalar", { edge: true, body: "17" });
    yield make("json-null", { edge: true, body: "null" });
    yield make("secret-decoded", { reason: "secret-wrongly-decoded", how: { toKey: (key) => Buffer.from(key.slice(6), "base64") } });
    yield make("secret-blank", { reason: "secret-empty", edge: true, key: " \t", secret: " \t" });
  },
};
