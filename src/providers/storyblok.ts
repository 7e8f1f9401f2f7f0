import type { Delivery } from "../core/delivery.ts";
import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

const looksLikeStoryblok = ({ headers, body }: Delivery): boolean =>
  header(headers, "webhook-id") === undefined &&
  jsonText(body, "action") !== undefined &&
  jsonText(body, "space_id") !== undefined;

export default provider({
  id: "storyblok",
  name: "Storyblok",
  docs: "https://www.storyblok.com/docs/concepts/webhooks",
  facts: {
    from: [
      "storyblok.com, securing webhooks: verifying signatures in different technologies",
      "storyblok.com/docs, concepts: webhooks (2xx with application/json)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha1",
      signature: { header: "webhook-signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: { headers: ["x-storyblok-topic"], body: looksLikeStoryblok, prefer: looksLikeStoryblok },
  event: [{ json: "action" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "not published; the answer must be of type application/json" },
  },
  notes: [
    "The header is named as in Standard Webhooks, but holds the hex SHA-1 HMAC of the body alone; webhook-id and webhook-timestamp are not there.",
    "Signed only where a webhook secret was set.",
    "No delivery id is sent: action, story_id and the body tell one event from another.",
  ],
});
