import { afterPrefix, documented } from "../lib/documented.mjs";
import { prefixCases } from "../lib/grid/prefix.mjs";
import { headerOf } from "../lib/request.mjs";
import { bytes, hmacSigner } from "../lib/sign.mjs";

const HEADER = "x-zm-signature";
const TIMESTAMP = "x-zm-request-timestamp";

export default {
  id: "zoom",
  folder: "docs",
  oracle: "developers.zoom.us, verify webhook events; as documented, with node:crypto; 300 s either way as webhook-co/webhook has it",
  secret: "ttBkaOG0QfWt6nVqYrHs2w",
  wrongKey: "another secret token",
  headers: [
    ["User-Agent", "Zoom Marketplace/1.0a"],
    ["x-zm-trackingid", "v=2.0;clid=aw1;rid=WEB_3f1c9a2b"],
  ],
  payload: {
    event: "meeting.started",
    event_ts: 1785000000000,
    payload: { account_id: "AAAAAABBBB", object: { id: "1234567890", uuid: "4444AAAiAAAAAiAiAiiAii==", topic: "My Meeting", type: 2, duration: 60 } },
  },
  signatureHeader: HEADER,
  encoding: "hex",
  timestamp: { unit: "s", tolerance: 300, header: TIMESTAMP },
  sign: hmacSigner({
    hash: "sha256",
    encoding: "hex",
    content: ({ timestamp, body }) => bytes(`v0:${timestamp}:`, body),
    headers: ({ timestamp, signature }) => [
      [TIMESTAMP, timestamp],
      [HEADER, `v0=${signature}`],
    ],
  }),
  verify: documented({
    hash: "sha256",
    encoding: "hex",
    read: (received) => {
      const claim = afterPrefix(received, HEADER, "v0=");
      return claim && { ...claim, timestamp: headerOf(received, TIMESTAMP) };
    },
    time: { ms: (text) => (/^\d+$/.test(text) ? Number(text) * 1000 : Number.NaN), tolerance: 300 },
    content: ({ body }, timestamp) => [`v0:${timestamp}:`, body],
  }),
  // Writings of a number that Unix seconds never have: nothing is documented, and readers differ.
  skip: ["timestamp-fraction", "timestamp-plus", "timestamp-signed-blank-before", "timestamp-signed-blank-after"],
  *cases(make) {
    yield* prefixCases(make, HEADER, "v0=");
    yield make("timestamp-left-out", { reason: "scheme-mismatch", how: { content: ({ body }) => bytes("v0:", body) } });
    yield make("url-validation", {
      body: { payload: { plainToken: "qgg8vlvZRS6UYooatFL8Aw" }, event_ts: 1785000000000, event: "endpoint.url_validation" },
    });
  },
};
