import type { ContentVars } from "../core/recipe.ts";
import type { Delivery } from "../core/delivery.ts";
import { textAt } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import type { ContentPart, ParsedSignature } from "../core/recipe.ts";
import { provider } from "./define.ts";

export default provider({
  id: "mercado-pago",
  name: "Mercado Pago",
  docs: "https://www.mercadopago.com.ar/developers/en/docs/your-integrations/notifications/webhooks",
  facts: {
    from: [
      "mercadopago 3.6.1, WebhookSignatureValidator.validate",
      "mercadopago.com, your integrations: webhooks, IPN (retries)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
    sdk: "mercadopago 3.6.1",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: {
        header: "X-Signature",
        encoding: "hex",
        params: { signature: "v1", timestamp: "ts", trim: true },
        parse,
      },
      timestamp: { unit: "s" },
      content: "id:{query:data.id};request-id:{header:X-Request-Id};ts:{timestamp};",
      contents: manifest,
      assurance: "token",
    },
  ],
  detect: {
    prefer: ({ headers }) =>
      /\bts=\d+/.test(header(headers, "x-signature") ?? "") && header(headers, "x-request-id") !== undefined,
  },
  event: [{ json: "action" }, { json: "type" }],
  deliveryId: [{ json: "id" }],
  delivery: {
    timeout: 22,
    success: "200 or 201",
    retries: {
      count: 5,
      delays: [900, 1_800, 21_600, 172_800, 345_600],
      note: "waits are those of the IPN page; others of its pages differ",
    },
  },
  notes: [
    "Signed are data.id of the URL's query, X-Request-Id and the time, none of the body: it proves the sender, and which resource to fetch.",
    "data.id is signed in lower case, and what is missing is left out with its name. The SDK leaves the lower case to the caller; hookctl does it.",
    "ts is in seconds or milliseconds, by product. The SDK checks its age only when told to.",
    "Notifications of QR codes are not signed.",
  ],
});

/** Of several ts and v1 the last counts; names in any case. The SDK refuses a ts that is not all digits. */
function parse(text: string): ParsedSignature | undefined {
  const found = new Map<string, string>();
  for (const part of text.split(",")) {
    const equals = part.indexOf("=");
    const value = part.slice(equals + 1).trim();
    if (equals >= 0 && value !== "") found.set(part.slice(0, equals).trim().toLowerCase(), value);
  }
  const signature = found.get("v1");
  const timestamp = found.get("ts") ?? "";
  return signature !== undefined && /^\d+$/.test(timestamp) ? { signatures: [signature], timestamp } : undefined;
}

function manifest(delivery: Delivery, { timestamp }: ContentVars): readonly (readonly ContentPart[])[] {
  const id = (textAt(delivery, { query: "data.id" }) ?? "").trim().toLowerCase();
  const request = (header(delivery.headers, "x-request-id") ?? "").trim();
  const named = (label: string, bytes: string): ContentPart[] =>
    bytes === "" ? [] : [{ label, bytes: `${label}:${bytes};` }];
  return [[...named("id", id), ...named("request-id", request), ...named("ts", timestamp)]];
}
