import { bodyJson, jsonText, jsonValue } from "../core/fields.ts";
import { hasBody } from "../schemes/demands.ts";
import { provider } from "./define.ts";

export default provider({
  id: "terra",
  name: "Terra",
  docs: "https://docs.tryterra.co/reference/signing",
  facts: {
    from: ["terra-api 2.1.0, verifyTerraWebhookSignature", "docs.tryterra.co, signing; verifying signatures"],
    checked: "2026-11-24",
    sdk: "terra-api 2.1.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: {
        header: "terra-signature",
        encoding: "hex",
        params: { signature: "v1", timestamp: "t", trim: true },
        compare: "bytes",
      },
      timestamp: {
        unit: "s",
        tolerance: 300,
        parse: (text) => Number.parseInt(text, 10) * 1000,
        accepts: (timestampMs, nowMs, toleranceSeconds) =>
          Math.abs(Math.floor(nowMs / 1000) - timestampMs / 1000) <= toleranceSeconds,
      },
      content: "{timestamp}.{text}",
      demands: hasBody,
    },
  ],
  detect: {
    headers: ["terra-reference"],
    body: ({ body }) =>
      jsonText(body, "user.user_id") !== undefined && jsonValue(bodyJson(body), "user.provider") !== undefined,
  },
  event: [{ json: "type" }],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "repeated with growing waits; a repeat keeps its time" },
  },
  notes: [
    "The key is the signing secret of the destination. Other parameters than t and v1 (v0) are not looked at; every v1 is tried, and blanks are cut off.",
    "A signature's hex is decoded leniently; an empty body is an error.",
  ],
});
