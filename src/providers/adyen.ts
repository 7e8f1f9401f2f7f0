import { utf8 } from "../core/bytes.ts";
import type { Delivery } from "../core/delivery.ts";
import { bodyJson, jsonValue } from "../core/fields.ts";
import type { ContentPart, SecretFormat } from "../core/recipe.ts";
import { parsesAsJson } from "../schemes/demands.ts";
import { provider } from "./define.ts";

const ITEM = "notificationItems.0.NotificationRequestItem";

/** What Adyen signs of an item, in its order. */
const FIELDS = [
  "pspReference",
  "originalReference",
  "merchantAccountCode",
  "merchantReference",
  "amount.value",
  "amount.currency",
  "eventCode",
  "success",
];

/** Hex up to the first character that is none; a secret that does not begin with hex is no key. */
const key: SecretFormat = {
  decode: "hex",
  toKey: (secret) => {
    const bytes = Buffer.from(secret, "hex");
    return bytes.length > 0 ? bytes : undefined;
  },
};

export default provider({
  id: "adyen",
  name: "Adyen",
  docs: "https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures",
  facts: {
    from: [
      "@adyen/api-library 32.1.0, hmacValidator.validateHMAC and validateHMACSignature",
      "docs.adyen.com, webhooks: verify HMAC signatures; troubleshoot (quick tries, queue, 30 days)",
    ],
    checked: "2026-11-24",
    sdk: "@adyen/api-library 32.1.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      secret: key,
      signature: { json: `${ITEM}.additionalData.hmacSignature`, encoding: "base64", compare: "bytes" },
      content: FIELDS.map((path) => `{json:${ITEM}.${path}}`).join(":"),
      contents: signedFields,
      rest: itemsAfterFirst,
      demands: parsesAsJson,
    },
    {
      kind: "hmac",
      algorithm: "sha256",
      secret: key,
      signature: { header: "HmacSignature", encoding: "base64", compare: "bytes" },
      content: "{text}",
    },
  ],
  detect: { body: ({ body }) => jsonValue(bodyJson(body), ITEM) !== undefined },
  event: [{ json: `${ITEM}.eventCode` }, { json: "type" }],
  deliveryId: [{ json: `${ITEM}.pspReference` }],
  env: ["ADYEN_HMAC_KEY"],
  delivery: {
    timeout: 10,
    success: "2xx",
    retries: {
      count: null,
      delays: [9, 9, 9, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800],
      horizon: 2_592_000,
      note: "three quick tries, then a queue for each endpoint; the last wait repeats for 30 days",
    },
  },
  notes: [
    "Payment webhooks carry the signature in additionalData.hmacSignature, over eight fields of the item joined by colons: the body may be re-serialized. Those of platforms and of the Management API carry it in the header HmacSignature, over the body.",
    "Only those eight fields are signed: reason, eventDate and the rest of additionalData are not.",
    "The SDK checks one item. Of a batch, each item carries its own signature, and all must hold.",
    "The key is hex, decoded up to the first character that is none: a trailing newline does no harm.",
    "No delivery id is sent: eventCode and pspReference tell one event from another; of duplicates the newest wins.",
    "Older endpoints had to answer with the body [accepted].",
  ],
});

/** The item's fields as the SDK joins them: what is missing or null is empty. Nothing where there is no item with an amount. */
function signedFields({ body }: Delivery): readonly (readonly ContentPart[])[] {
  const item = jsonValue(bodyJson(body), ITEM);
  const at = (path: string): unknown => jsonValue(item, path);
  if (at("amount") === undefined || at("amount") === null) return [];
  return [
    FIELDS.flatMap((path, index) => [
      ...(index === 0 ? [] : [{ label: "", bytes: ":" }]),
      { label: path, bytes: [at(path)].join("") },
    ]),
  ];
}

/** A batch carries a signature with each item. */
function itemsAfterFirst(delivery: Delivery): readonly Delivery[] {
  const items = jsonValue(bodyJson(delivery.body), "notificationItems");
  if (!Array.isArray(items)) return [];
  return items
    .slice(1)
    .map((item: unknown) => ({ ...delivery, body: utf8(JSON.stringify({ notificationItems: [item] })) }));
}
