import "@shopify/shopify-api/adapters/node";
import { LogSeverity, shopifyApi } from "@shopify/shopify-api";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { rename, set, without } from "../lib/grid/header.mjs";
import { hmacSigner } from "../lib/sign.mjs";

const HEADER = "X-Shopify-Hmac-Sha256";

function validate(received) {
  const { webhooks } = shopifyApi({
    apiKey: "key",
    apiSecretKey: received.secret,
    apiVersion: "2026-07",
    hostName: "hooks.example.com",
    isEmbeddedApp: true,
    logger: { level: LogSeverity.Error, log: () => {} },
  });
  const rawRequest = { method: received.method, url: new URL(received.url).pathname, headers: headersOf(received) };
  return webhooks.validate({ rawBody: textOf(received), rawRequest, rawResponse: {} });
}

export default {
  id: "shopify",
  oracle: sdk("@shopify/shopify-api", "webhooks.validate"),
  secret: "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",
  wrongKey: "shpss_ffffffffffffffffffffffffffffffff",
  headers: [
    ["X-Shopify-Topic", "orders/create"],
    ["X-Shopify-Shop-Domain", "johns-apparel.myshopify.com"],
    ["X-Shopify-API-Version", "2026-07"],
    ["X-Shopify-Webhook-Id", "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043"],
    ["X-Shopify-Event-Id", "98880550-7158-44d4-b7cd-2c97c8a091b5"],
    ["X-Shopify-Triggered-At", "2026-07-25T17:20:00.000000000Z"],
  ],
  payload: { id: 820982911946154500, email: "jon@example.com", total_price: "398.00", line_items: [{ id: 1, title: "IPod Nano - 8GB" }] },
  signatureHeader: HEADER,
  encoding: "base64",
  sign: hmacSigner({
    hash: "sha256",
    encoding: "base64",
    content: ({ body }) => body,
    headers: ({ signature }) => [[HEADER, signature]],
  }),
  verify: async (received) => (await validate(received)).valid,
  *cases(make) {
    for (const [name, header] of [
      ["topic", "X-Shopify-Topic"],
      ["domain", "X-Shopify-Shop-Domain"],
      ["api-version", "X-Shopify-API-Version"],
      ["webhook-id", "X-Shopify-Webhook-Id"],
      ["event-id", "X-Shopify-Event-Id"],
    ]) {
      yield make(`${name}-missing`, { reason: "header-missing", edge: true, headers: without(header) });
      yield make(`${name}-empty`, { reason: "header-empty", edge: true, headers: set(header, () => "") });
    }
    const asEvents = (all) => all.map(([name, value]) => [name.replace(/^X-Shopify-/, "Shopify-"), value]);
    yield make("events-headers", { edge: true, headers: asEvents });
    yield make("events-headers-without-event-id", { edge: true, headers: (all) => without("Shopify-Event-Id")(asEvents(all)) });
    yield make("events-signature-only", { edge: true, headers: rename(HEADER, "Shopify-Hmac-Sha256") });
    yield make("events-signature-empty-beside", { edge: true, headers: (all) => [...all, ["Shopify-Hmac-Sha256", ""]] });
    yield make("events-signature-wrong-beside", { edge: true, headers: (all) => [...all, ["Shopify-Hmac-Sha256", "AAAA"]] });
  },
};
