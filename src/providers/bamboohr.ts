import { bodyJson, jsonValue } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "bamboohr",
  name: "BambooHR",
  docs: "https://documentation.bamboohr.com/docs/webhooks",
  facts: {
    from: [
      "documentation.bamboohr.com, webhooks (signature headers)",
      "nango.dev/docs, BambooHR webhooks (body, then timestamp)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-BambooHR-Signature", encoding: "hex" },
      timestamp: { header: "X-BambooHR-Timestamp", unit: "s" },
      content: "{body}{timestamp}",
    },
  ],
  detect: {
    headers: ["x-bamboohr-timestamp"],
    body: ({ body }) => jsonValue(bodyJson(body), "employees.0.changedFields") !== undefined,
  },
  event: [{ json: "type" }, { json: "employees.0.action" }],
  delivery: { timeout: null, success: "2xx", retries: { count: 5, note: "after any answer but 2xx" } },
  notes: [
    "The private key is shown once, when the webhook is made; each webhook has its own.",
    "No age limit is documented. No delivery id is sent, and nothing names the company.",
  ],
});
