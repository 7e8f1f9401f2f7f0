import type { Delivery } from "../core/delivery.ts";
import { formFields, isForm, textAt } from "../core/fields.ts";
import type { ContentPart } from "../core/recipe.ts";
import { provider } from "./define.ts";

export default provider({
  id: "paddle-classic",
  name: "Paddle Classic (retired)",
  docs: "https://developer.paddle.com/classic/reference/verifying-webhooks",
  facts: {
    from: [
      "verify-paddle-webhook 1.1.0 (independent implementation; its published cases are among our vectors)",
      "developer.paddle.com, Classic: verifying webhooks",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "rsa",
      algorithm: "sha1",
      keyFormats: ["pem"],
      signature: { form: "p_signature", encoding: "base64" },
      content: "{body}",
      contents: serialized,
      retired: "Paddle Classic only; Paddle Billing signs with an HMAC in Paddle-Signature.",
    },
  ],
  detect: { body: (delivery) => isForm(delivery) && textAt(delivery, { form: "p_signature" }) !== undefined },
  event: [{ form: "alert_name" }],
  deliveryId: [{ form: "alert_id" }, { form: "p_order_id" }],
  delivery: {
    timeout: null,
    success: "200",
    retries: { count: null, horizon: 259_200, note: "over up to 3 days; from general knowledge" },
  },
  notes: [
    "RSA with SHA-1 over the other form fields, in the order of their names, as PHP's serialize writes an array of strings. The key is the vendor's public key.",
    "Fulfillment webhooks have no alert_name.",
  ],
});

/** The fields without the signature as PHP serializes an array of strings; lengths are in bytes. */
function serialized({ body }: Delivery): readonly (readonly ContentPart[])[] {
  const fields = new Map(formFields(body));
  fields.delete("p_signature");
  const text = (value: string): string => `s:${Buffer.byteLength(value)}:"${value}";`;
  const sorted = [...fields].sort(([a], [b]) => (a < b ? -1 : 1));
  const members = sorted.map(([name, value]) => ({ label: name, bytes: text(name) + text(value) }));
  return [[{ label: "", bytes: `a:${sorted.length}:{` }, ...members, { label: "", bytes: "}" }]];
}
