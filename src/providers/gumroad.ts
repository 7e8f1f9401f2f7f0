import { isForm, textAt } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "gumroad",
  name: "Gumroad",
  docs: "https://gumroad.com/ping",
  facts: {
    from: ["github.com/antiwork/gumroad: post_to_individual_ping_endpoint_worker.rb, ResourceSubscriptions.tsx"],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "none",
      instead:
        "Gumroad signs nothing. Compare seller_id, put a secret of your own into the URL, and ask the API for the sale instead of believing the body.",
    },
  ],
  detect: {
    body: (delivery) =>
      isForm(delivery) &&
      textAt(delivery, { form: "seller_id" }) !== undefined &&
      textAt(delivery, { form: "product_permalink" }) !== undefined,
  },
  event: [{ form: "resource_name" }],
  deliveryId: [{ form: "sale_id" }],
  delivery: {
    timeout: 5,
    success: "2xx",
    retries: {
      count: 3,
      delays: [60, 180, 600],
      horizon: 840,
      note: "after 499, 500, 502, 503 and 504 only, never after a timeout",
    },
  },
  notes: [
    "sale_id names the sale, not the delivery: deduplicate by it and resource_name. A plain ping is a sale, and has no resource_name.",
    "No independent vector: nothing is signed.",
  ],
});
