import { documentedHmac } from "../lib/documented-hmac.mjs";
import { madeUp } from "../lib/sign.mjs";

export default documentedHmac({
  id: "close",
  oracle: "developer.close.com, webhooks; as documented, with node:crypto",
  header: "Close-Sig-Hash",
  time: { unit: "s", header: "Close-Sig-Timestamp" },
  content: ({ body, timestamp }) => [timestamp, body],
  secret: madeUp("close key", 32).toString("hex"),
  wrongKey: madeUp("close wrong", 32).toString("hex"),
  toKey: (secret) => Buffer.from(secret, "hex"),
  payload: {
    event: {
      id: "ev_4OMWx5eUjTr7cQbVNBOHsc",
      action: "updated",
      object_type: "lead",
      object_id: "lead_5Fdd8N6sxgDrb7UxOfjcsT",
      date_created: "2026-07-25T17:20:00.000000",
      changed_fields: ["name"],
      data: { name: "Wayne Enterprises" },
    },
    subscription_id: "whsub_2Rvc1bWIzqFqjPGqL9yLHG",
  },
});
