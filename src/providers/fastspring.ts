import { bodyJson, jsonText, jsonValue } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "fastspring",
  name: "FastSpring",
  docs: "https://developer.fastspring.com/docs/message-security",
  facts: { from: ["developer.fastspring.com, message security"], checked: "2026-11-24" },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-FS-Signature", encoding: "base64" },
      content: "{body}",
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "events.0.type") !== undefined &&
      typeof jsonValue(bodyJson(body), "events.0.processed") === "boolean",
  },
  event: [{ json: "events.0.type" }],
  deliveryId: [{ json: "events.0.id" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not checked here" } },
  notes: [
    "A delivery holds a list of events, each with an id of its own. The key is the webhook's HMAC SHA256 Secret; without one nothing is signed.",
  ],
});
