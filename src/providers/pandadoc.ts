import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "pandadoc",
  name: "PandaDoc",
  docs: "https://developers.pandadoc.com/docs/webhook-verification",
  facts: { from: ["developers.pandadoc.com, webhooks: verification, debugging"], checked: "2026-11-24" },
  schemes: [
    { kind: "hmac", algorithm: "sha256", signature: { query: "signature", encoding: "hex" }, content: "{body}" },
  ],
  detect: {
    body: ({ body }) => /^(?:document|recipient|quote|template|content_library)_/.test(jsonText(body, "0.event") ?? ""),
  },
  event: [{ json: "0.event" }],
  delivery: { timeout: 20, success: "2xx", retries: { count: null, note: "tried again; no schedule is known here" } },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "The signature is the parameter signature of the URL's query. The key is the webhook's shared key.",
    "The body is a list. No event id is sent: deduplicate by event, data.id and data.date_modified.",
  ],
});
