import { provider } from "./define.ts";

export default provider({
  id: "coinbase-commerce",
  name: "Coinbase Commerce",
  docs: "https://docs.cdp.coinbase.com/commerce/api-arcitecture/webhooks-overview",
  facts: {
    from: [
      "coinbase-commerce-node 1.0.4, Webhook.verifySigHeader",
      "docs.cdp.coinbase.com, Commerce webhooks (200, three days, waits of an hour at most)",
    ],
    checked: "2026-11-24",
    sdk: "coinbase-commerce-node 1.0.4",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-CC-Webhook-Signature", encoding: "hex" },
      content: "{text}",
    },
  ],
  event: [{ json: "event.type" }],
  deliveryId: [{ json: "event.id" }],
  delivery: {
    timeout: null,
    success: "200",
    retries: { count: null, horizon: 259_200, note: "exponential, an hour apart at most, for three days" },
  },
  notes: [
    "The body's own id names the delivery and attempt_number counts its tries; event.id names the event.",
    "verifySigHeader looks at the signature only; verifyEventBody also refuses a body that is no JSON or has no event.",
  ],
});
