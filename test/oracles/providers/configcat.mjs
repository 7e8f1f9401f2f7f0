import { documentedHmac } from "../lib/documented-hmac.mjs";
import { set } from "../lib/grid/header.mjs";

export default documentedHmac({
  id: "configcat",
  oracle: "configcat.com/docs, webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "X-ConfigCat-Webhook-Signature-V1",
  encoding: "base64",
  list: ",",
  content: ({ body, headers }) => [headers["x-configcat-webhook-id"], headers["x-configcat-webhook-timestamp"], body],
  headers: [
    ["X-ConfigCat-Webhook-ID", "b616ca659d154a5fb907dd8475792eeb"],
    ["X-ConfigCat-Webhook-Timestamp", "1785000000"],
  ],
  secret: "configcat_whsk_VN3juirnVh5pNvCKd81RYRYchxUX4j3NykbZG2fAy88=",
  payload: {
    product: "My product",
    config: "Main Config",
    environment: "Production",
    changes: [{ setting: "isFeatureOn", event: "valueChanged", value: true }],
  },
  cases: function* (make) {
    const header = (name, reason, change, which = "X-ConfigCat-Webhook-Signature-V1") =>
      make(name, { reason, headers: set(which, change) });
    yield header("two-second-valid", "valid", (value) => `${Buffer.alloc(32).toString("base64")},${value}`);
    yield header("two-first-valid", "valid", (value) => `${value},${Buffer.alloc(32).toString("base64")}`);
    yield header("webhook-id-changed", "header-tampered", () => "x", "X-ConfigCat-Webhook-ID");
    yield header("webhook-time-changed", "timestamp-tampered", () => "1785000001", "X-ConfigCat-Webhook-Timestamp");
  },
});
