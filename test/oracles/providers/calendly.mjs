import { documented, items } from "../lib/documented.mjs";
import { set } from "../lib/grid/header.mjs";
import { headerOf } from "../lib/request.mjs";
import { bytes, hmacSigner } from "../lib/sign.mjs";

const HEADER = "Calendly-Webhook-Signature";
const ZEROS = "0".repeat(64);

export default {
  id: "calendly",
  folder: "docs",
  oracle: "developer.calendly.com, webhook signatures; as documented, with node:crypto; 300 s either way as webhook-co/webhook has it",
  secret: "hAJ8XxpTLNzRkVZ3mQ6wYdFbEcGsHuPi",
  wrongKey: "another signing key",
  headers: [["User-Agent", "Calendly"]],
  payload: {
    created_at: "2026-07-25T17:20:00.000000Z",
    created_by: "https://api.calendly.com/users/AAAAAAAAAAAAAAAA",
    event: "invitee.created",
    payload: {
      email: "test@example.com",
      name: "John Doe",
      status: "active",
      timezone: "America/New_York",
      uri: "https://api.calendly.com/scheduled_events/AAAAAAAAAAAAAAAA/invitees/AAAAAAAAAAAAAAAA",
    },
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
  verify: documented({
    hash: "sha256",
    encoding: "hex",
    read: (received) => {
      const value = headerOf(received, "calendly-webhook-signature");
      return { signatures: items(value, "v1"), timestamp: items(value, "t")[0] };
    },
    time: { ms: (text) => (/^\d+$/.test(text) ? Number(text) * 1000 : Number.NaN), tolerance: 300 },
    content: ({ body }, timestamp) => [`${timestamp}.`, body],
  }),
  // Writings of a number that Unix seconds never have: nothing is documented, and readers differ.
  skip: ["timestamp-fraction", "timestamp-plus", "timestamp-signed-blank-before", "timestamp-signed-blank-after"],
  *cases(make) {
    const header = (name, reason, change, edge = false) => make(name, { reason, edge, headers: set(HEADER, change) });
    yield header("two-v1-first-valid", "valid", (value) => `${value},v1=${ZEROS}`, true);
    yield header("two-v1-second-valid", "valid", (value) => value.replace(",v1=", `,v1=${ZEROS},v1=`), true);
    yield header("v0-beside", "valid", (value) => `${value},v0=${ZEROS}`, true);
    yield header("only-v0", "malformed-header", (value) => value.replace("v1=", "v0="));
    yield header("v1-before-t", "valid", (value) => value.split(",").reverse().join(","));
    yield header("t-missing", "malformed-header", (value) => value.replace(/t=\d+,/, ""));
    yield header("t-changed", "timestamp-tampered", (value) => value.replace(/t=(\d+)/, (_, seconds) => `t=${Number(seconds) + 1}`));
  },
};
