import Lithic from "lithic";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

const client = new Lithic({ apiKey: "made-up" });

export default standardOracle({
  id: "lithic",
  oracle: sdk("lithic", "webhooks.unwrap"),
  brief: true,
  headers: [["User-Agent", "Svix-Webhooks/1.90"]],
  payload: {event_type: "card.created", token: "evt_9f3c1a2b", card_token: "7ef7d65c-9023-4da3-b113-3b8583fd7951", created: "2026-07-25T17:20:00Z", payload: {memo: "Büro", state: "OPEN"}},
  verify(received) {
    client.webhooks.unwrap(textOf(received), headersOf(received), received.secret);
    return true;
  },
});
