import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "bigcommerce",
  name: "BigCommerce",
  docs: "https://developer.bigcommerce.com/docs/integrations/webhooks",
  facts: {
    from: [
      "github.com/bigcommerce/docs, webhooks: https-webhook-overview, events (client secret, base64 as Standard Webhooks' key; schedule; hash)",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "standard-webhooks", secret: { decode: "text" } }],
  detect: {
    body: ({ body }) =>
      jsonText(body, "scope")?.startsWith("store/") === true &&
      jsonText(body, "producer")?.startsWith("stores/") === true,
  },
  event: [{ json: "scope" }],
  deliveryId: [{ json: "hash" }, { header: "webhook-id" }],
  env: ["CLIENT_SECRET"],
  delivery: {
    timeout: 10,
    success: "2xx",
    retries: {
      count: 11,
      delays: [60, 180, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 50_400, 86_400],
      horizon: 172_800,
      note: "below 90 % success within 2 minutes the domain is blocked for 3 minutes; after the last try the webhook is switched off",
    },
  },
  notes: [
    "The key is the app's client secret, as text: the documentation hands its base64 to a Standard Webhooks library, which decodes it again.",
    "Headers of one's own, set when the hook is made, are the older way and prove the sender only.",
    "hash is the documented way to tell duplicates.",
  ],
});
