import { documentedHmac } from "../lib/documented-hmac.mjs";
import Cronofy from "cronofy";
import { set } from "../lib/grid/header.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";

export default documentedHmac({
  id: "cronofy",
  oracle: sdk("cronofy", "hmacValid"),
  header: "Cronofy-HMAC-SHA256",
  encoding: "base64",
  list: ",",
  verify: (received) =>
    new Cronofy({}).hmacValid({ hmac: headerOf(received, "cronofy-hmac-sha256"), body: textOf(received), client_secret: received.secret }),
  payload: {
    notification: { type: "change", changes_since: "2026-07-25T17:15:00Z" },
    channel: {
      channel_id: "chn_54cf7c7cb4ad4c1027000001",
      callback_url: "https://hooks.example.com/webhooks/cronofy",
      filters: { calendar_ids: ["cal_U9uuErStTG@EAAAB_IsAsykA2DBTWqQTf-f0kJw"] },
    },
  },
  cases: function* (make) {
    const header = (name, reason, change) => make(name, { reason, edge: true, headers: set("Cronofy-HMAC-SHA256", change) });
    yield header("two-second-valid", "multiple-signatures", (value) => `${Buffer.alloc(32).toString("base64")},${value}`);
    yield header("two-second-valid-blank", "multiple-signatures", (value) => `${Buffer.alloc(32).toString("base64")}, ${value}`);
  },
});
