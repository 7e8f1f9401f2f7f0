import { createHmac } from "node:crypto";
import { set } from "../lib/grid/header.mjs";
import { headerOf, textOf } from "../lib/request.mjs";
import { bytes, hmacSigner } from "../lib/sign.mjs";

const HEADER = "x-retell-signature";

export default {
  id: "retell",
  folder: "docs",
  brief: true,
  oracle: "docs.retellai.com, secure webhook, as retell-sdk 5.66.1 Retell.verify does it; re-implemented with node:crypto",
  secret: "key_2f9ZkM7qPq1mWx4vRt9bYs2nLc8dH0aB",
  wrongKey: "key_000ZkM7qPq1mWx4vRt9bYs2nLc8dH0aB",
  payload: { event: "call_ended", call: { call_id: "Jabr9TXYYJHfvl6Syypi88rdAHYHmcq6", call_type: "phone_call", from_number: "+12137771234", call_status: "ended", start_timestamp: 1784999940000 } },
  signatureHeader: HEADER,
  encoding: "hex",
  timestamp: { unit: "ms", tolerance: 300 },
  sign: hmacSigner({
    hash: "sha256",
    encoding: "hex",
    unit: "ms",
    content: ({ body, timestamp }) => bytes(body, timestamp),
    headers: ({ timestamp, signature }) => [[HEADER, `v=${timestamp},d=${signature}`]],
  }),
  verify(received) {
    const [, time, digest] = /^v=(\d+),d=([0-9a-f]{64})$/i.exec(headerOf(received, HEADER) ?? "") ?? [];
    if (digest === undefined || received.secret === "" || !Number.isSafeInteger(Number(time)) || Math.abs(Date.now() - Number(time)) > 300_000) return false;
    return createHmac("sha256", received.secret).update(textOf(received) + Number(time)).digest("hex") === digest.toLowerCase();
  },
  // The SDK signs text: other bytes than UTF-8 become U+FFFD.
  skip: ["invalid-utf8-signed"],
  *cases(make) {
    const header = (name, reason, change) => make(name, { reason, headers: set(HEADER, change) });
    yield header("digest-upper", "valid", (value) => value.replace(/d=.*/, (part) => `d=${part.slice(2).toUpperCase()}`));
    yield header("digest-first", "malformed-header", (value) => value.split(",").reverse().join(","));
    yield header("blank-between", "malformed-header", (value) => value.replace(",", ", "));
    yield header("time-missing", "malformed-header", (value) => value.split(",")[1]);
    yield header("time-zeros-added", "valid", (value) => value.replace("v=", "v=0"));
    yield make("time-first-signed", { reason: "scheme-mismatch", how: { content: ({ body, timestamp }) => bytes(timestamp, body) } });
  },
};
