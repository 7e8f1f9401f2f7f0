import { bodyJson, jsonText, jsonValue } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "fal",
  name: "fal.ai",
  docs: "https://docs.fal.ai/model-endpoints/webhooks",
  facts: {
    from: [
      "docs.fal.ai, webhooks: verifying",
      "@hookflo/tern 4.1.0 and public receivers (independent implementations)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "ed25519",
      keyFormats: ["jwk", "hex", "base64"],
      signature: { header: "X-Fal-Webhook-Signature", encoding: "hex", compare: "bytes" },
      timestamp: {
        header: "X-Fal-Webhook-Timestamp",
        unit: "s",
        tolerance: 300,
        accepts: (timestampMs, nowMs, toleranceSeconds) =>
          Math.abs(Math.floor(nowMs / 1000) - timestampMs / 1000) <= toleranceSeconds,
      },
      content: "{header:X-Fal-Webhook-Request-Id}\n{header:X-Fal-Webhook-User-Id}\n{timestamp}\n{bodyHash:sha256:hex}",
      keyUrl: { fixed: "https://rest.fal.ai/.well-known/jwks.json", hosts: ["rest.fal.ai"], format: "jwks" },
    },
  ],
  detect: {
    headers: ["x-fal-webhook-request-id", "x-fal-webhook-user-id", "x-fal-webhook-timestamp"],
    body: ({ body }) =>
      jsonText(body, "gateway_request_id") !== undefined && jsonValue(bodyJson(body), "payload") !== undefined,
  },
  event: [{ json: "status" }],
  deliveryId: [{ json: "request_id" }],
  delivery: { timeout: 15, success: "2xx", retries: { count: 10, horizon: 7_200 } },
  notes: [
    "The keys are published as a JWK set and change: fetch them at least daily. Any of the set may have signed; hookctl is given one.",
  ],
});
