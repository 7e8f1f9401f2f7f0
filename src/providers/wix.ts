import type { Delivery } from "../core/delivery.ts";
import { bodyJson, jsonText, jsonValue } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "wix",
  name: "Wix",
  docs: "https://dev.wix.com/docs/rest/articles/getting-started/webhooks",
  facts: {
    from: [
      "@wix/sdk 1.21.16, AppStrategy.decodeJWT (jose 5, RS256; read)",
      "dev.wix.com, webhooks; webhook resend policy (1250 ms, twelve tries)",
      "hookdeck/webhook-skills, wix-webhooks (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "jwt", body: true, algorithms: ["RS256"], compare: "bytes" }],
  detect: { body: isFromWix, prefer: isFromWix },
  delivery: {
    timeout: 1.25,
    success: "200",
    retries: {
      count: 12,
      delays: [60, 600, 3_600, 7_200, 7_200, 7_200, 14_400, 14_400, 14_400, 28_800, 28_800, 43_200],
      horizon: 169_860,
      note: "later events do not wait for earlier ones",
    },
  },
  notes: [
    "The body is the token itself. Its claim data is JSON in a string: eventType, instanceId and data, which is JSON in a string again.",
    "The key is the app's public key (PEM), from the app's page about webhooks. The SDK also takes it base64-encoded once more.",
    "The entity's event carries an id inside the innermost data, the same on every try.",
  ],
});

/** The body is a token whose claim data names an app's instance. */
function isFromWix({ body }: Delivery): boolean {
  const [, claims, , ...more] = Buffer.from(body).toString("latin1").split(".", 4);
  if (claims === undefined || more.length > 0 || !/^[\w-]+$/.test(claims)) return false;
  const data = jsonValue(bodyJson(Buffer.from(claims, "base64url")), "data");
  return typeof data === "string" && jsonText(Buffer.from(data, "utf8"), "instanceId") !== undefined;
}
