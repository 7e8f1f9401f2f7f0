import { createHmac } from "node:crypto";
// The package itself asks for others that are of no use here.
import sinch from "../node_modules/@sinch/sdk-client/dist/utils/authorization.helper.js";
import { set } from "../lib/grid/header.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { bytes, hmacSigner } from "../lib/sign.mjs";

const HEADER = "x-sinch-webhook-signature";
const TIME = "x-sinch-webhook-signature-timestamp";
const NONCE = "x-sinch-webhook-signature-nonce";
const NUMBERS = "x-sinch-signature";

export default {
  id: "sinch",
  brief: true,
  oracle: sdk("@sinch/sdk-client", "validateWebhookSignature; where x-sinch-signature is sent: validateSignatureHeader"),
  secret: "foo_secret1234",
  wrongKey: "bar_secret1234",
  payload: {
    app_id: "01EB37HMH1M6SV18ASNS3G135H",
    accepted_time: "2026-07-25T17:19:59.000Z",
    event_time: "2026-07-25T17:20:00.000Z",
    project_id: "c36f3d3d-1513-2edd-ae42-11995557ff61",
    message: { id: "01EQ4174WMDB8008EFT4M30481", direction: "TO_APP", contact_message: { text_message: { text: "Hello" } } },
  },
  signatureHeader: HEADER,
  encoding: "base64",
  timestamp: { unit: "s", tolerance: 0, header: TIME },
  idHeader: NONCE,
  sign: hmacSigner({
    hash: "sha256",
    encoding: "base64",
    content: ({ body, id, timestamp }) => bytes(body, `.${id}.${timestamp}`),
    headers: ({ signature, timestamp, id }) => [
      [HEADER, signature],
      [TIME, timestamp],
      [NONCE, id],
      ["x-sinch-webhook-signature-algorithm", "HmacSHA256"],
    ],
  }),
  verify(received) {
    if (received.secret === "") return false;
    const headers = headersOf(received);
    return NUMBERS in headers
      ? sinch.validateSignatureHeader(received.secret, headers, textOf(received))
      : sinch.validateWebhookSignature(received.secret, headers, textOf(received));
  },
  // A value that is no time is signed and taken as it is.
  skip: ["timestamp-not-a-number"],
  *cases(make) {
    yield make("body-last", { reason: "scheme-mismatch", how: { content: ({ body, id, timestamp }) => bytes(`${id}.${timestamp}.`, body) } });
    yield make("nonce-not-signed", { reason: "scheme-mismatch", how: { content: ({ body, timestamp }) => bytes(body, `.${timestamp}`) } });
    const body = JSON.stringify({ eventId: "01HPZ7Z9", resourceId: "+12025550134", eventType: "PROVISIONING_TO_CAMPAIGN", status: "SUCCEEDED" });
    const numbers = (name, value, more = {}) => make(`numbers-${name}`, { body, headers: (all) => [...all.filter(([header]) => !header.startsWith("x-sinch-")), [NUMBERS, value]], ...more });
    const digest = createHmac("sha1", "foo_secret1234").update(body).digest("hex");
    yield numbers("valid", digest);
    yield numbers("truncated", digest.slice(0, -4), { reason: "truncated-signature" });
    yield numbers("base64", Buffer.from(digest, "hex").toString("base64"), { reason: "encoding-mismatch" });
    yield numbers("body-changed", digest, { reason: "body-tampered", received: (text) => `${text}\n` });
    yield make("upper-header-value", { reason: "encoding-mismatch", edge: true, headers: set(HEADER, (value) => value.toLowerCase()) });
  },
};
