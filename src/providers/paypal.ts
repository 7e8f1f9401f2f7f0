import type { KeyUrl } from "../core/recipe.ts";
import { keyAddress } from "../schemes/key-url.ts";
import { provider } from "./define.ts";

const CERTIFICATE: KeyUrl = {
  header: "PAYPAL-CERT-URL",
  hosts: ["api.paypal.com", "api.sandbox.paypal.com", "api-m.paypal.com", "api-m.sandbox.paypal.com"],
  format: "pem",
};

export default provider({
  id: "paypal",
  name: "PayPal",
  docs: "https://developer.paypal.com/api/rest/webhooks/rest/",
  facts: {
    from: [
      "developer.paypal.com, integrate webhooks: self-verification",
      "paypalrestsdk 1.13.3 for Python (retired), WebhookEvent.verify; PayPal's SDKs for Node only ask its API",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation: hosts of the certificate)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "rsa",
      algorithm: "sha256",
      signature: {
        header: "PAYPAL-TRANSMISSION-SIG",
        encoding: "base64",
        compare: "bytes",
        parse: (text) => pythonBase64(text),
      },
      timestamp: { header: "PAYPAL-TRANSMISSION-TIME", unit: "iso8601" },
      id: { header: "PAYPAL-TRANSMISSION-ID" },
      content: "{id}|{timestamp}|{secret}|{bodyCrc32}",
      companion: "webhook id",
      keyFormats: ["pem"],
      keyUrl: CERTIFICATE,
      demands: (delivery) => {
        const address = keyAddress(CERTIFICATE, delivery);
        if (address === undefined) return "The header PAYPAL-CERT-URL, which names the certificate, is not there.";
        return "refused" in address ? `PAYPAL-CERT-URL is not PayPal's: ${address.refused}.` : undefined;
      },
    },
  ],
  detect: { headers: ["paypal-cert-url", "paypal-auth-algo", "paypal-auth-version"] },
  event: [{ json: "event_type" }],
  deliveryId: [{ json: "id" }],
  env: ["PAYPAL_WEBHOOK_ID"],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: 25, horizon: 259_200 },
  },
  notes: [
    "The secret is the webhook's id, from the dashboard, and is signed along; the key is the certificate that PAYPAL-CERT-URL names (--fetch-keys, or saved and given with --public-key-file).",
    "Only a CRC-32 of the body is signed: whoever has one signed delivery can make another body that fits it. PayPal offers the postback to verify-webhook-signature for those who want more.",
    "To sign test deliveries, put the webhook's id on the first line of a file and a private RSA key (PEM) behind it: --secret-file.",
    "PayPal's retired SDK for Python reads the signature as Python's base64 does, and judges the certificate by its name and chain in place of its address. It also takes SHA1withRSA where PAYPAL-AUTH-ALGO says so; hookctl does not.",
    "No age limit is documented.",
  ],
});

/** As Python's base64.b64decode: foreign characters are passed over, the first padding ends it, missing padding is an error. */
function pythonBase64(text: string): { signatures: readonly string[] } | undefined {
  const [digits = ""] = /^[^=]*={0,2}/.exec(text.replaceAll(/[^A-Za-z0-9+/=]/g, "")) ?? [];
  return digits !== "" && digits.length % 4 === 0 ? { signatures: [digits] } : undefined;
}
