import { utf8, utf8Text } from "../core/bytes.ts";
import type { Delivery } from "../core/delivery.ts";
import { header } from "../core/headers.ts";
import type { ContentPart, ContentVars } from "../core/recipe.ts";
import { provider } from "./define.ts";

export default provider({
  id: "box",
  name: "Box",
  docs: "https://developer.box.com/guides/webhooks/v2/signatures-v2/",
  facts: {
    from: [
      "box-node-sdk 10.12.0, WebhooksManager.validateMessage (read)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
      "github.com/box/developer.box.com, guides: webhooks v2",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: ["BOX-SIGNATURE-PRIMARY", "BOX-SIGNATURE-SECONDARY"], encoding: "base64", compare: "bytes" },
      timestamp: {
        header: "BOX-DELIVERY-TIMESTAMP",
        unit: "iso8601",
        tolerance: 600,
        accepts: (timestampMs, nowMs, toleranceSeconds) => {
          const age = Math.floor(nowMs / 1000) - Math.floor(timestampMs / 1000);
          return !(age > toleranceSeconds || age < 0);
        },
      },
      content: "{body}{timestamp}",
      contents,
      demands,
    },
  ],
  detect: { headers: ["box-delivery-id", "box-delivery-timestamp", "box-signature-version"] },
  event: [{ json: "trigger" }],
  deliveryId: [{ json: "id" }],
  delivery: { timeout: 30, success: "2xx", retries: { count: 12, horizon: 7_200, note: "up to 12 within 2 hours" } },
  notes: [
    "Two keys, primary and secondary, sign side by side; one that matches is enough. The SDK holds each header against its own key only.",
    "The SDK takes no delivery from the future and none older than 10 minutes, in whole seconds; what is no time passes, since it is signed all the same. It tries the body as it came, then with slashes and all beyond ASCII escaped.",
    "The body's id stays the same over retries; BOX-DELIVERY-ID is new each time.",
  ],
});

/** The body as it came, then written as PHP writes JSON: the SDK tries both. */
function* contents({ body }: Delivery, { timestamp }: ContentVars): Iterable<readonly ContentPart[]> {
  const time = { label: "timestamp", bytes: timestamp };
  yield [{ label: "body", bytes: body }, time];
  const text = utf8Text(body);
  const escaped = text
    ?.replaceAll(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll(/(?<!\\)\//g, "\\/");
  if (escaped !== undefined && escaped !== text) yield [{ label: "body, escaped", bytes: utf8(escaped) }, time];
}

function demands({ headers }: Delivery): string | undefined {
  const differs = (name: string, wanted: string): boolean => (header(headers, name) ?? wanted) !== wanted;
  if (differs("box-signature-version", "1")) return "BOX-SIGNATURE-VERSION is not 1, and the SDK knows no other.";
  return differs("box-signature-algorithm", "HmacSHA256")
    ? "BOX-SIGNATURE-ALGORITHM is not HmacSHA256, and the SDK knows no other."
    : undefined;
}
