import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "btcpay",
  oracle: "BTCPay Greenfield API, webhooks; as documented, with node:crypto",
  header: "BTCPay-Sig",
  prefix: "sha256=",
  payload: {
    deliveryId: "WDKxJSRwvxyHeD8Hq2Nrsh",
    webhookId: "7Fy6fTWRa4mUAHSjTGv5nV",
    originalDeliveryId: "WDKxJSRwvxyHeD8Hq2Nrsh",
    isRedelivery: false,
    type: "InvoiceSettled",
    timestamp: 1785000000,
    storeId: "9CiNzKoANXxmk5ayZngSXrHTiVvvgCrwrpFQd4m2K776",
    invoiceId: "VjcJU6zkGWTw4xWjkUoLCd",
    metadata: { orderId: "1001" },
  },
});
