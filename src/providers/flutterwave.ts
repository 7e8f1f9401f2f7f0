import { bodyJson, jsonText, jsonValue } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "flutterwave",
  name: "Flutterwave",
  docs: "https://developer.flutterwave.com/docs/webhooks",
  facts: {
    from: [
      "developer.flutterwave.com, webhooks (v4: flutterwave-signature; v3: verif-hash)",
      "several public receivers (base64 HMAC-SHA256 of the body)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "flutterwave-signature", encoding: "base64" },
      content: "{body}",
    },
    { kind: "token", header: "verif-hash" },
  ],
  detect: {
    body: ({ body }) =>
      (jsonText(body, "data.tx_ref") ?? jsonText(body, "data.flw_ref") ?? jsonText(body, "webhook_id")) !== undefined &&
      jsonValue(bodyJson(body), "data") !== undefined,
  },
  event: [{ json: "type" }, { json: "event" }],
  deliveryId: [{ json: "id" }, { json: "data.id" }],
  env: ["FLW_SECRET_HASH"],
  delivery: {
    timeout: 60,
    success: "200",
    retries: {
      count: 3,
      delays: [1_800, 1_800, 1_800],
      horizon: 5_400,
      note: "where retries are switched on in the dashboard; not confirmed",
    },
  },
  notes: [
    "The key is the secret hash of one's own choice. v4 signs with it; v3 sends it as it is in verif-hash, which proves the sender only, not the bytes.",
    "Where both headers are there, the signature counts.",
  ],
});
