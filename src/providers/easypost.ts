import { asBuffer } from "../core/bytes.ts";
import type { Delivery } from "../core/delivery.ts";
import { parsesAsJson } from "../schemes/demands.ts";
import { provider } from "./define.ts";

export default provider({
  id: "easypost",
  name: "EasyPost",
  docs: "https://docs.easypost.com/guides/webhooks-guide",
  facts: {
    from: [
      "@easypost/api 8.9.0, Utils.validateWebhook",
      "docs.easypost.com, webhooks guide (2xx, 7 seconds, endpoints that fail are disabled)",
    ],
    checked: "2026-11-24",
    sdk: "@easypost/api 8.9.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      secret: { decode: "text", normalize: "NFKD" },
      signature: { header: "X-Hmac-Signature", encoding: "hex", prefix: "hmac-sha256-hex=" },
      content: "{text}",
      contents: (delivery) => [
        [{ label: "body, integral weights written as n.0", bytes: withDecimalWeights(delivery) }],
      ],
      demands: (delivery) => parsesAsJson({ ...delivery, body: withDecimalWeights(delivery) }),
    },
  ],
  event: [{ json: "description" }],
  deliveryId: [{ json: "id" }],
  delivery: {
    timeout: 7,
    success: "2xx",
    retries: {
      count: null,
      horizon: 86_400,
      note: "growing waits; outages of less than a day are covered, longer ones are read up by API",
    },
  },
  notes: [
    "Only webhooks with a webhook_secret are signed.",
    'EasyPost hashes weights as decimal numbers. JavaScript drops the .0 when it writes JSON, so the Node SDK puts it back: it hashes "weight": 10 as "weight": 10.0, whether the body was re-serialized or not. Its SDKs in other languages hash the body as it is.',
    "The secret is normalized (NFKD) before it becomes a key: ﬁ and fi are the same.",
  ],
});

/** The body as the SDK hashes it: blanks after an integral weight go too. */
function withDecimalWeights({ body }: Delivery): Buffer {
  const text = asBuffer(body).toString("utf8");
  return Buffer.from(text.replaceAll(/("weight":\s*)(\d+)(\s*)(?=[,}])/g, "$1$2.0"), "utf8");
}
