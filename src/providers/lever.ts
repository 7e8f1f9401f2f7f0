import { jsonText } from "../core/fields.ts";
import { withJsonValue } from "../schemes/signed-content.ts";
import { provider } from "./define.ts";

export default provider({
  id: "lever",
  name: "Lever",
  docs: "https://hire.lever.co/developer/documentation#webhooks",
  facts: {
    from: [
      "hire.lever.co/developer, documentation: webhooks, securing webhooks",
      "waymark.network, verify Lever webhook signatures (a second account of it)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { json: "signature", encoding: "hex" },
      timestamp: { json: "triggeredAt", unit: "ms" },
      content: "{json:token}{timestamp}",
      assurance: "token",
      prepare: (draft, at) => ({ ...draft, body: withJsonValue(draft.body, "token", JSON.stringify(at.id)) }),
    },
  ],
  detect: {
    body: ({ body }) =>
      ["signature", "token", "triggeredAt", "event"].every((name) => jsonText(body, name) !== undefined),
  },
  event: [{ json: "event" }],
  deliveryId: [{ json: "id" }, { json: "token" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "tried again; no schedule is known here" },
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "Signed are token and triggeredAt of the body, none of the event: it proves that Lever made the pair, so remember tokens that were used.",
    "The key is the webhook's signature token.",
  ],
});
