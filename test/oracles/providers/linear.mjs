import { LinearWebhookClient } from "@linear/sdk/webhooks";
import { sdk } from "../lib/oracle.mjs";
import { headerOf } from "../lib/request.mjs";
import { NOW } from "../lib/make.mjs";
import { hmacSigner } from "../lib/sign.mjs";

const HEADER = "Linear-Signature";
const event = (timestamp) => ({
  action: "create",
  type: "Issue",
  createdAt: "2026-07-25T17:20:00.000Z",
  data: { id: "2174add1-f7c8-44e3-bbf3-2d60b5ea8bc9", title: "Refresh issue page" },
  url: "https://linear.app/issue/LIN-1778",
  ...(timestamp === undefined ? {} : { webhookTimestamp: timestamp }),
  webhookId: "000042e3-d123-4980-b49f-8e140eef9329",
});

export default {
  id: "linear",
  oracle: sdk("@linear/sdk", "LinearWebhookClient.verify"),
  secret: "lin_wh_Yq3FzNn0bK8vT2xR7mPsWcUd5LhJgE1A",
  wrongKey: "lin_wh_0000000000000000000000000000000x",
  headers: [
    ["Linear-Delivery", "234d1a4e-b617-4388-90fe-adc3633d6b72"],
    ["Linear-Event", "Issue"],
    ["Linear-Timestamp", String(NOW)],
  ],
  payload: event(NOW),
  signatureHeader: HEADER,
  encoding: "hex",
  sign: hmacSigner({
    hash: "sha256",
    encoding: "hex",
    content: ({ body }) => body,
    headers: ({ signature }) => [[HEADER, signature]],
  }),
  verify: (received) => new LinearWebhookClient(received.secret).verify(received.body, headerOf(received, "linear-signature")),
  *cases(make) {
    for (const [name, reason, timestamp] of [
      ["old-within", "valid", NOW - 50_000],
      ["old-exactly", "valid", NOW - 60_000],
      ["old-one-over", "timestamp-expired", NOW - 60_001],
      ["too-old", "timestamp-expired", NOW - 120_000],
      ["day-old", "timestamp-expired", NOW - 86_400_000],
      ["future-within", "valid", NOW + 30_000],
      ["future-exactly", "valid", NOW + 60_000],
      ["future-one-over", "timestamp-future", NOW + 60_001],
      ["too-new", "timestamp-future", NOW + 120_000],
      ["timestamp-in-seconds", "timestamp-unit", NOW / 1000],
      ["timestamp-text", "timestamp-malformed", String(NOW)],
      ["timestamp-null", "timestamp-missing", null],
      ["timestamp-boolean", "timestamp-malformed", true],
      ["timestamp-object", "timestamp-malformed", {}],
      ["timestamp-list", "timestamp-malformed", [NOW]],
      ["timestamp-fraction", "valid", NOW + 0.5],
    ]) {
      yield make(name, { reason, edge: true, body: event(timestamp) });
    }
    yield make("timestamp-absent", { reason: "timestamp-missing", body: event() });
    yield make("timestamp-twice", { edge: true, body: `{"webhookTimestamp":1,"webhookTimestamp":${NOW}}` });
    yield make("timestamp-twice-wrong-last", { edge: true, body: `{"webhookTimestamp":${NOW},"webhookTimestamp":1}` });
    yield make("timestamp-exponent", { edge: true, body: `{"webhookTimestamp":1.785e12}` });
    yield make("json-null", { edge: true, body: "null" });
    yield make("json-list", { edge: true, body: "[]" });
    yield make("header-timestamp-old", {
      edge: true,
      headers: (all) => all.map(([name, value]) => [name, name === "Linear-Timestamp" ? "1" : value]),
    });
  },
};
