import { verifyWebhook } from "@clerk/backend/webhooks";
import { sdk } from "../lib/oracle.mjs";
import { fetchRequest } from "../lib/request.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

export default standardOracle({
  id: "clerk",
  prefix: "Svix",
  oracle: sdk("@clerk/backend", "verifyWebhook"),
  headers: [["User-Agent", "Svix-Webhooks/1.62.0"]],
  payload: { data: { id: "user_29w83sxmDNGwOuEthce5gg56FcC", first_name: "Ada", object: "user" }, object: "event", timestamp: 1785000000000, type: "user.created" },
  async verify(received) {
    await verifyWebhook(fetchRequest(received), { signingSecret: received.secret });
    return true;
  },
});
