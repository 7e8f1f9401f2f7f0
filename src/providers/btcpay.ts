import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "btcpay",
  name: "BTCPay Server",
  docs: "https://docs.btcpayserver.org/API/Greenfield/v1/#tag/Webhooks",
  facts: {
    from: ["BTCPay Greenfield API: webhooks (BTCPay-Sig, automaticRedelivery), as its client libraries carry it"],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "BTCPay-Sig", encoding: "hex", prefix: "sha256=" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "originalDeliveryId") !== undefined && jsonText(body, "deliveryId") !== undefined,
  },
  event: [{ json: "type" }],
  deliveryId: [{ json: "originalDeliveryId" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: {
      count: 8,
      delays: [10, 60, 600, 600, 600, 600, 600, 600],
      horizon: 3_670,
      note: "where automaticRedelivery is on",
    },
  },
  notes: ["deliveryId is new with every try; originalDeliveryId stays."],
});
