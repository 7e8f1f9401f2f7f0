import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "courier",
  name: "Courier",
  docs: "https://www.courier.com/docs/platform/workspace/outbound-webhooks",
  facts: { from: ["hookdeck/webhook-skills, courier (t in milliseconds, a dot, body; hex)"], checked: "2026-11-24" },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "courier-signature", encoding: "hex", params: { signature: "signature", timestamp: "t" } },
      timestamp: { unit: "ms", tolerance: 300 },
      content: "{timestamp}.{body}",
    },
  ],
  detect: {
    body: ({ body }) => jsonText(body, "type")?.includes(":") === true && jsonText(body, "data.id") !== undefined,
  },
  event: [{ json: "type" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not published" } },
  notes: [
    "No age limit is documented; five minutes are what receivers use. data.id names the message, not the delivery: deduplicate by type, data.id and data.status.",
  ],
});
