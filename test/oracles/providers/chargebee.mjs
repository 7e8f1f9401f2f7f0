import { basicAuthValidator } from "chargebee";
import { documentedToken } from "../lib/documented-token.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headersOf } from "../lib/request.mjs";

export default documentedToken({
  id: "chargebee",
  oracle: sdk("chargebee", "basicAuthValidator"),
  basic: true,
  headers: [["User-Agent", "ChargeBee"]],
  payload: { id: "ev_16BHbhF4s42tO2lK", occurred_at: 1785000000, source: "admin_console", object: "event", api_version: "v2", content: { subscription: { id: "16BHbhF4s42tO2lJ", status: "active" } }, event_type: "subscription_created", webhook_status: "scheduled" },
  async verify(received) {
    const [user, ...password] = received.secret.split(":");
    await basicAuthValidator((name, word) => received.secret !== "" && name === user && word === password.join(":"))(headersOf(received));
    return true;
  },
});
