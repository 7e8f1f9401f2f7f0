import { jsonText } from "../core/fields.ts";
import { signedUrl } from "../core/url.ts";
import { provider } from "./define.ts";

export default provider({
  id: "monday",
  name: "monday.com",
  docs: "https://developer.monday.com/apps/docs/integration-authorization",
  facts: {
    from: [
      "developer.monday.com, apps: integration authorization; API reference: webhooks",
      "jose 5.10.0, jwtVerify (independent implementation of the token)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    { kind: "jwt", header: "Authorization", algorithms: ["HS256"], claims: (draft) => ({ aud: signedUrl(draft) }) },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "event.triggerUuid") !== undefined || jsonText(body, "event.boardId") !== undefined,
    prefer: ({ body }) =>
      jsonText(body, "event.triggerUuid") !== undefined || jsonText(body, "event.boardId") !== undefined,
  },
  event: [{ json: "event.type" }],
  deliveryId: [{ json: "event.triggerUuid" }],
  env: ["MONDAY_SIGNING_SECRET"],
  delivery: {
    timeout: 180,
    success: "2xx",
    retries: { count: 30, horizon: 1_800, note: "once a minute for 30 minutes" },
    handshake: "POST with challenge and no event, when the webhook is made: answer the same JSON.",
  },
  notes: [
    "Only webhooks that an app made are signed, with the app's signing secret; others carry no Authorization.",
    "The token is bare, without Bearer. It proves the sender and the time, not the bytes; its aud is the URL, which hookctl does not compare.",
  ],
});
