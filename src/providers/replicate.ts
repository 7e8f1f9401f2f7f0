import { jsonText } from "../core/fields.ts";
import type { ParsedSignature } from "../core/recipe.ts";
import { hasBody } from "../schemes/demands.ts";
import { provider } from "./define.ts";

export default provider({
  id: "replicate",
  name: "Replicate",
  docs: "https://replicate.com/docs/topics/webhooks/verify-webhook",
  facts: {
    from: ["replicate 1.4.0, validateWebhook", "replicate.com/docs/topics/webhooks (only the last event is retried)"],
    checked: "2026-11-24",
    sdk: "replicate 1.4.0",
  },
  schemes: [
    {
      kind: "standard-webhooks",
      parse,
      timestamp: { tolerance: 0, signs: "text" },
      secret: { decode: "base64", prefix: "whsec_", toKey },
      demands: hasBody,
    },
  ],
  detect: {
    prefer: ({ body }) =>
      jsonText(body, "status") !== undefined &&
      jsonText(body, "version") !== undefined &&
      jsonText(body, "id") !== undefined,
  },
  event: [{ json: "status" }],
  deliveryId: [{ header: "webhook-id" }],
  env: ["REPLICATE_WEBHOOK_SIGNING_SECRET"],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: {
      count: null,
      horizon: 60,
      note: "the completed event only, with growing waits for about a minute; start, output and logs are sent once",
    },
  },
  notes: [
    "No age is checked, and the timestamp's text is signed as it came.",
    "Any version before the comma is taken: v2,… is compared like v1,….",
    "Of the secret what follows its last underscore is decoded, blanks inside passed over.",
    "An empty body is an error; one that is no JSON is not.",
  ],
});

/** Of each entry what stands between its first comma and the next, whatever the version. */
function parse(text: string): ParsedSignature | undefined {
  const signatures = text.split(" ").flatMap((entry) => entry.split(",")[1] ?? []);
  return signatures.length > 0 ? { signatures } : undefined;
}

/** As `atob`, which the SDK asks: blanks are passed over, other foreign characters refused. */
function toKey(secret: string): Uint8Array | undefined {
  try {
    const key = Buffer.from(atob(secret.split("_").at(-1)!), "latin1");
    return key.length > 0 ? key : undefined;
  } catch {
    return undefined;
  }
}
