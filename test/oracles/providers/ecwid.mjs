import { documentedHmac } from "../lib/documented-hmac.mjs";

/** The grid signs bodies that are no JSON too. */
function fields(body) {
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
}

export default documentedHmac({
  id: "ecwid",
  oracle: "docs.ecwid.com, webhooks; as documented, with node:crypto",
  header: "X-Ecwid-Webhook-Signature",
  encoding: "base64",
  content: ({ body }) => {
    const { eventCreated, eventId } = fields(body);
    return [`${eventCreated}.${eventId}`];
  },
  payload: {
    eventId: "80aece08-40e8-4145-8764-6c2f0d38678",
    eventCreated: 1785000000,
    storeId: 1003,
    entityId: 103878161,
    eventType: "order.created",
    data: { oldPaymentStatus: "AWAITING_PAYMENT", newPaymentStatus: "PAID", orderId: "XJ12H" },
  },
  skip: ["bom", "body-only-signed", "invalid-utf8-signed"],
  cases: function* (make) {
    yield make("event-id-changed", { reason: "body-tampered", received: (body) => body.toString().replace("80aece08", "90aece08") });
    yield make("rest-changed", { received: (body) => body.toString().replace("XJ12H", "XJ12I") });
  },
});
