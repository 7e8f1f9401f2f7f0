import OpenAI from "openai";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

const client = new OpenAI({ apiKey: "sk-made-up" });

export default standardOracle({
  id: "openai",
  oracle: sdk("openai", "webhooks.verifySignature"),
  headers: [["User-Agent", "OpenAI/1.0 (+https://platform.openai.com/docs/webhooks)"]],
  payload: { id: "evt_685c059ae3a481909bdc86819b066fb6", object: "event", created_at: 1785000000, type: "response.completed", data: { id: "resp_123" } },
  async verify(received) {
    await client.webhooks.verifySignature(textOf(received), headersOf(received), received.secret);
    return true;
  },
});
