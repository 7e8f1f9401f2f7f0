import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "shipengine",
  name: "ShipEngine",
  docs: "https://www.shipengine.com/docs/tracking/webhooks/",
  facts: {
    from: [
      "five public receivers (headers, time and body parted by a dot, keys at api.shipengine.com/jwks, five minutes)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "rsa",
      algorithm: "sha256",
      keyFormats: ["jwk", "pem", "spki"],
      signature: { header: "X-ShipEngine-RSA-SHA256-Signature", encoding: "base64" },
      timestamp: { header: "X-ShipEngine-Timestamp", unit: "iso8601", tolerance: 300 },
      content: "{timestamp}.{body}",
      keyUrl: { fixed: "https://api.shipengine.com/jwks", hosts: ["api.shipengine.com"], format: "jwks" },
    },
  ],
  detect: {
    headers: ["x-shipengine-timestamp", "x-shipengine-rsa-sha256-key-id"],
    body: ({ body }) => jsonText(body, "resource_url")?.includes("shipengine.com") === true,
  },
  event: [{ json: "resource_type" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not checked here" } },
  notes: [
    "ShipStation's API v2 signs alike. X-ShipEngine-RSA-SHA256-Key-ID names the key (kid) in the set at api.shipengine.com/jwks; hand that key over as JWK or PEM.",
    "No delivery id is sent: resource_type and resource_url, or the tracking number and its status, tell one event from another.",
  ],
});
