import type { ParsedSignature } from "../core/recipe.ts";
import { provider } from "./define.ts";

export default provider({
  id: "slack",
  name: "Slack",
  docs: "https://docs.slack.dev/authentication/verifying-requests-from-slack",
  facts: {
    from: ["@slack/bolt 5.1.0, verifySlackRequest", "docs.slack.dev/apis/events-api (3 seconds, retries, challenge)"],
    checked: "2026-11-24",
    sdk: "@slack/bolt 5.1.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Slack-Signature", encoding: "hex", prefix: "v0=", parse },
      timestamp: {
        header: "X-Slack-Request-Timestamp",
        unit: "s",
        tolerance: 300,
        signs: "number",
        parse: (text) => Number(text) * 1000,
        accepts: (timestampMs, nowMs, toleranceSeconds) =>
          timestampMs / 1000 >= Math.floor(nowMs / 1000) - toleranceSeconds,
      },
      content: "v0:{timestamp}:{text}",
    },
  ],
  event: [{ json: "event.type" }, { json: "type" }, { form: "command" }],
  deliveryId: [{ json: "event_id" }],
  env: ["SLACK_SIGNING_SECRET"],
  delivery: {
    timeout: 3,
    success: "2xx",
    retries: {
      count: 3,
      delays: [0, 60, 300],
      horizon: 360,
      note: "X-Slack-Retry-Num and X-Slack-Retry-Reason tell a retry; an answer with X-Slack-No-Retry: 1 ends them",
    },
    handshake:
      'POST with type url_verification, signed like any other: answer 200 with its challenge as text, or as JSON {"challenge": …}.',
  },
  notes: [
    "A timestamp in the future is taken, however far.",
    "Bolt's receivers hand the timestamp over as a number, so leading zeros and blanks around it vanish before it is signed.",
    "Bolt lets a form with ssl_check=1 pass unsigned; hookctl does not.",
    "Slash commands and interactions are forms: the form as it came is signed.",
    "The old verification token in the body is not looked at.",
  ],
});

/** What comes after a second `=` is not looked at. */
function parse(text: string): ParsedSignature | undefined {
  const [version, signature] = text.split("=");
  return version === "v0" && signature ? { signatures: [signature] } : undefined;
}
