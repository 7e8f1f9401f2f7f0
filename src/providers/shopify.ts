import type { Delivery } from "../core/delivery.ts";
import { header } from "../core/headers.ts";
import type { HmacRecipe } from "../core/recipe.ts";
import { hasBody } from "../schemes/demands.ts";
import { provider } from "./define.ts";

const WEBHOOK_HEADERS = ["X-Shopify-Topic", "X-Shopify-Shop-Domain", "X-Shopify-API-Version", "X-Shopify-Webhook-Id"];
const EVENT_HEADERS = [
  "Shopify-Topic",
  "Shopify-Shop-Domain",
  "Shopify-API-Version",
  "Shopify-Webhook-Id",
  "Shopify-Event-Id",
];
/** What a signed test delivery says where its draft says nothing: the SDK wants each of them. */
const SAMPLE = {
  "X-Shopify-Topic": "orders/create",
  "X-Shopify-Shop-Domain": "example.myshopify.com",
  "X-Shopify-API-Version": "2026-10",
};
const EVENT_SIGNATURE = "Shopify-Hmac-Sha256";

const webhooks: HmacRecipe = {
  kind: "hmac",
  algorithm: "sha256",
  signature: { header: "X-Shopify-Hmac-Sha256", encoding: "base64" },
  content: "{text}",
  prepare: (draft, { id }) => withMissing(draft, [...Object.entries(SAMPLE), ["X-Shopify-Webhook-Id", id]]),
  demands: (delivery) => {
    if (header(delivery.headers, EVENT_SIGNATURE.toLowerCase()))
      return `The SDK looks at ${EVENT_SIGNATURE} where it is there, not at X-Shopify-Hmac-Sha256.`;
    return hasBody(delivery) ?? hasHeaders(delivery, WEBHOOK_HEADERS);
  },
};

const events: HmacRecipe = {
  ...webhooks,
  prepare: (draft) => draft,
  signature: { header: EVENT_SIGNATURE, encoding: "base64" },
  demands: (delivery) => hasBody(delivery) ?? hasHeaders(delivery, EVENT_HEADERS),
};

export default provider({
  id: "shopify",
  name: "Shopify",
  docs: "https://shopify.dev/docs/apps/build/webhooks/subscribe/https",
  facts: {
    from: [
      "@shopify/shopify-api 13.1.0, webhooks.validate",
      "shopify.dev, ignore duplicates; updates to the webhook retry mechanism",
    ],
    checked: "2026-11-24",
    sdk: "@shopify/shopify-api 13.1.0",
  },
  schemes: [webhooks, events],
  detect: { headers: ["x-shopify-topic", "x-shopify-webhook-id", "x-shopify-shop-domain", "shopify-topic"] },
  event: [{ header: "X-Shopify-Topic" }, { header: "Shopify-Topic" }],
  deliveryId: [{ header: "X-Shopify-Event-Id" }, { header: "Shopify-Event-Id" }, { header: "X-Shopify-Webhook-Id" }],
  env: ["SHOPIFY_API_SECRET"],
  delivery: {
    timeout: 5,
    success: "2xx",
    retries: {
      count: 8,
      horizon: 14_400,
      note: "growing waits; the payload stays that of the first try (X-Shopify-Triggered-At); a connection must stand within 1 s; a redirect counts as failure",
    },
  },
  notes: [
    "The secret is the app's client secret (API secret key); webhooks set up in the admin have one of their own, shown on that page.",
    "The SDK wants topic, shop domain, API version and webhook id beside a right signature, each as a header that is not empty.",
    "Compared as text: base64 without padding or in another alphabet fails. No age is checked.",
    "Event subscriptions (Shopify-Hmac-Sha256 and other headers without X-) are signed the same way.",
    "X-Shopify-Event-Id is the documented key for duplicates, within a topic and subscription.",
  ],
});

function withMissing(draft: Delivery, fields: readonly (readonly [string, string])[]): Delivery {
  const missing = fields.filter(([name]) => header(draft.headers, name.toLowerCase()) === undefined);
  return { ...draft, headers: [...draft.headers, ...missing] };
}

function hasHeaders({ headers }: Delivery, names: readonly string[]): string | undefined {
  const missing = names.filter((name) => !header(headers, name.toLowerCase()));
  return missing.length === 0
    ? undefined
    : `The signature is right, but the SDK demands headers that are not there: ${missing.join(", ")}.`;
}
