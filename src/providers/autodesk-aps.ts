import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "autodesk-aps",
  name: "Autodesk Platform Services",
  docs: "https://aps.autodesk.com/en/docs/webhooks/v1/developers_guide/callback-events/",
  facts: { from: ["webhook-co/webhook, packages/webhooks-spec (independent implementation)"], checked: "2026-11-24" },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha1",
      signature: { header: "x-adsk-signature", encoding: "hex", prefix: "sha1hash=" },
      content: "{body}",
    },
  ],
  detect: {
    headers: ["x-adsk-delivery-id"],
    body: ({ body }) => jsonText(body, "hook.hookId") !== undefined && jsonText(body, "resourceUrn") !== undefined,
  },
  event: [{ json: "hook.event" }],
  deliveryId: [{ header: "x-adsk-delivery-id" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not checked here" } },
  notes: [
    "The key is the token that was registered for the app (POST /tokens); without one nothing is signed. SHA-1 is what Autodesk uses, not an old version.",
  ],
});
