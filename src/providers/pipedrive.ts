import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "pipedrive",
  name: "Pipedrive",
  docs: "https://pipedrive.readme.io/docs/guide-for-webhooks-v2",
  facts: { from: ["pipedrive.readme.io, guide for webhooks v2"], checked: "2026-11-24" },
  schemes: [{ kind: "basic-auth" }],
  detect: {
    body: ({ body }) => jsonText(body, "meta.entity") !== undefined && jsonText(body, "meta.action") !== undefined,
    prefer: ({ body }) =>
      jsonText(body, "meta.entity") !== undefined && jsonText(body, "meta.webhook_id") !== undefined,
  },
  event: [{ json: "meta.action" }],
  deliveryId: [{ json: "meta.id" }],
  delivery: {
    timeout: 10,
    success: "2xx",
    retries: { count: 3, delays: [3, 30, 150], horizon: 183, note: "4 tries in all" },
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "Nothing is signed: user and password that you gave when you made the webhook come in Authorization. They prove the sender only.",
    "meta.attempt counts the tries; version 1 had event and no id that stays.",
    "Ten failed first tries ban the URL for 30 minutes; three days without a success delete the webhook.",
  ],
});
