import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "openai",
  name: "OpenAI",
  docs: "https://platform.openai.com/docs/guides/webhooks",
  facts: {
    from: [
      "openai 6.49.0, webhooks.verifySignature",
      "platform.openai.com/docs/guides/webhooks (72 hours, duplicates by webhook-id)",
    ],
    checked: "2026-11-24",
    sdk: "openai 6.49.0",
  },
  schemes: [
    {
      kind: "standard-webhooks",
      trim: true,
      compare: "bytes",
      parse: (text) => ({
        signatures: text.split(" ").map((part) => (part.startsWith("v1,") ? part.slice("v1,".length) : part)),
      }),
      timestamp: { signs: "text" },
      secret: { decode: "base64", prefix: "whsec_", toKey },
      demands: () => undefined,
    },
  ],
  detect: {
    prefer: ({ headers, body }) =>
      /^OpenAI\b/i.test(header(headers, "user-agent") ?? "") ||
      (jsonText(body, "object") === "event" &&
        (jsonText(body, "id") ?? "").startsWith("evt_") &&
        jsonText(body, "created_at") !== undefined),
  },
  event: [{ json: "type" }],
  deliveryId: [{ header: "webhook-id" }],
  env: ["OPENAI_WEBHOOK_SECRET"],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, horizon: 259_200, note: "growing waits for up to 72 hours; a redirect counts as failure" },
  },
  notes: [
    "The SDK decodes signatures leniently (URL-safe or unpadded base64 pass) and needs no v1, before them.",
    "A secret without whsec_ is used as text; with it, the rest is decoded as Node decodes base64, stray characters passed over.",
    "The timestamp may be 300 seconds off either way, read with parseInt; its text is what is signed.",
    "webhooks.unwrap parses the body after the check, so it also refuses what is no JSON; verifySignature, which hookctl follows, does not.",
  ],
});

function toKey(secret: string): Uint8Array | undefined {
  if (!secret.startsWith("whsec_")) return Buffer.from(secret, "utf8");
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  return key.length > 0 ? key : undefined;
}
