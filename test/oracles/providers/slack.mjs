import bolt from "@slack/bolt";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";
import { set } from "../lib/grid/header.mjs";
import { bytes, hmacSigner } from "../lib/sign.mjs";

const HEADER = "X-Slack-Signature";
const FORM = "token=gIkuvaNzQIHg97ATvDxqgjtO&team_id=T0001&command=%2Fweather&text=94070+caf%C3%A9&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F1234%2F5678";

export default {
  id: "slack",
  oracle: sdk("@slack/bolt", "verifySlackRequest"),
  secret: "8f742231b10e8888abcd99yyyzzz85a5",
  wrongKey: "8f742231b10e8888abcd99yyyzzz85a6",
  headers: [["User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)"]],
  payload: {
    token: "XXYYZZ",
    team_id: "T123ABC456",
    api_app_id: "A123ABC456",
    event: { type: "app_mention", user: "U123ABC456", text: "hello", ts: "1785000000.000200", channel: "C123ABC456" },
    type: "event_callback",
    event_id: "Ev123ABC456",
    event_time: 1785000000,
  },
  signatureHeader: HEADER,
  encoding: "hex",
  timestamp: { unit: "s", tolerance: 300, header: "X-Slack-Request-Timestamp" },
  sign: hmacSigner({
    hash: "sha256",
    encoding: "hex",
    content: ({ timestamp, body }) => bytes(`v0:${timestamp}:`, body),
    headers: ({ timestamp, signature }) => [
      ["X-Slack-Request-Timestamp", timestamp],
      [HEADER, `v0=${signature}`],
    ],
  }),
  // The timestamp as a number: so bolt's own receiver hands it over, and so its type says.
  verify(received) {
    bolt.verifySlackRequest({
      signingSecret: received.secret,
      body: textOf(received),
      headers: {
        "x-slack-signature": headerOf(received, "x-slack-signature"),
        "x-slack-request-timestamp": Number(headerOf(received, "x-slack-request-timestamp")),
      },
    });
    return true;
  },
  *cases(make) {
    const header = (name, reason, change) => make(name, { reason, edge: true, headers: set(HEADER, change) });
    const form = { contentType: "application/x-www-form-urlencoded", body: FORM };
    yield make("valid-form", form);
    yield make("form-reordered", { ...form, reason: "form-param-order", received: () => FORM.split("&").toReversed().join("&") });
    yield make("form-reencoded", { ...form, reason: "form-encoding", received: () => FORM.replaceAll("+", "%20") });
    yield header("version-v1", "prefix-wrong", (value) => value.replace("v0=", "v1="));
    yield header("version-upper", "prefix-wrong", (value) => value.replace("v0=", "V0="));
    yield header("prefix-missing", "prefix-missing", (value) => value.slice(3));
    yield header("equals-after", "malformed-header", (value) => `${value}=x`);
    yield header("version-only", "malformed-header", () => "v0=");
    yield header("version-bare", "malformed-header", () => "v0");
    yield make("version-not-signed", { reason: "scheme-mismatch", how: { content: ({ timestamp, body }) => bytes(`${timestamp}:`, body) } });
    yield make("dots-signed", { reason: "scheme-mismatch", how: { content: ({ timestamp, body }) => bytes(`v0.${timestamp}.`, body) } });
  },
};
