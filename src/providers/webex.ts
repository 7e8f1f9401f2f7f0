import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "webex",
  name: "Cisco Webex",
  docs: "https://developer.webex.com/docs/api/guides/webhooks",
  facts: {
    from: [
      "n8n's Webex trigger and botkit's adapter (independent implementations, read)",
      "general knowledge, not checked here: how it delivers",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha1",
      signature: { header: "X-Spark-Signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "resource") !== undefined &&
      jsonText(body, "event") !== undefined &&
      jsonText(body, "ownedBy") !== undefined,
  },
  event: [{ json: "event" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "not published; 100 failures within 5 minutes switch the webhook off" },
  },
  notes: [
    "Signed only where a secret was set with the webhook. The headers keep the product's old name, Spark.",
    "The body's id is the webhook's own and never changes: resource, event and data.id tell one event from another.",
  ],
});
