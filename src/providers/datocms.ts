import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "datocms",
  name: "DatoCMS",
  docs: "https://www.datocms.com/docs/general-concepts/webhooks",
  facts: {
    from: ["datocms.com/docs, webhooks (HTTP basic authentication, custom headers, retries)"],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "basic-auth" }],
  detect: {
    body: ({ body }) =>
      jsonText(body, "entity_type") !== undefined &&
      jsonText(body, "event_type") !== undefined &&
      jsonText(body, "environment") !== undefined,
  },
  event: [{ json: "event_type" }],
  delivery: {
    timeout: 8,
    success: "2xx",
    retries: {
      count: 7,
      delays: [120, 360, 1_800, 3_600, 18_000, 86_400, 172_800],
      horizon: 283_080,
      note: "where auto-retry is on; the waits are not confirmed",
    },
  },
  notes: [
    "DatoCMS signs nothing: user and password of the webhook, where it has them, stand in Authorization and prove the sender only, not the bytes. The secret is user:password. Headers of one's own can be set besides.",
    "A custom payload replaces the whole body. No delivery id is sent.",
  ],
});
