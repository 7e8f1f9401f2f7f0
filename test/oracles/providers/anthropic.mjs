import Anthropic from "@anthropic-ai/sdk";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

const client = new Anthropic({ apiKey: "sk-ant-made-up" });

export default standardOracle({
  id: "anthropic",
  oracle: sdk("@anthropic-ai/sdk", "beta.webhooks.unwrap"),
  payload: { id: "whevt_011CNXKQ4Tn", type: "event", created_at: "2026-07-25T17:20:00Z", data: { type: "session.status_idled", id: "sesn_011CZk" } },
  verify(received) {
    client.beta.webhooks.unwrap(textOf(received), { headers: headersOf(received), key: received.secret });
    return true;
  },
});
