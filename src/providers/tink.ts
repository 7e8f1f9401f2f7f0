import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "tink",
  name: "Tink",
  docs: "https://docs.tink.com/resources/api-setup/webhook-signature-validation",
  facts: {
    from: ["docs.tink.com, webhook signature validation (Events V2; at least 5 minutes)"],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Tink-Signature", encoding: "hex", params: { signature: "v1", timestamp: "t" } },
      timestamp: { unit: "s", tolerance: 300 },
      content: "{timestamp}.{body}",
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "event") !== undefined &&
      (jsonText(body, "context.userId") ?? jsonText(body, "context.externalUserId")) !== undefined,
  },
  event: [{ json: "event" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not checked here" } },
  notes: [
    "The documentation advises a limit of no less than 5 minutes, since retries keep their time; hookctl takes 5 minutes.",
    "Other parameters than t and v1 are not looked at.",
  ],
});
