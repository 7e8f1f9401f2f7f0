import DodoPayments from "dodopayments";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

const client = new DodoPayments({ bearerToken: "made up" });

export default standardOracle({
  id: "dodopayments",
  oracle: sdk("dodopayments", "webhooks.unwrap"),
  payload: { business_id: "bus_P3SXLcppjXgagmHS", type: "payment.succeeded", timestamp: "2026-07-25T17:20:00.000Z", data: { payload_type: "Payment", payment_id: "pay_2IjeQm4hqU6RA4Z4kwDee", total_amount: 1000, currency: "USD" } },
  verify(received) {
    client.webhooks.unwrap(textOf(received), { headers: headersOf(received), key: received.secret });
    return true;
  },
});
