import type { Delivery } from "../core/delivery.ts";
import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import type { Hash } from "../core/recipe.ts";
import { provider } from "./define.ts";

const DIGESTS: Readonly<Record<string, Hash>> = {
  HMAC_SHA1_HEX: "sha1",
  HMAC_SHA256_HEX: "sha256",
  HMAC_SHA512_HEX: "sha512",
};

const namedDigest = ({ headers }: Delivery): string | undefined => header(headers, "x-payload-digest-alg");

export default provider({
  id: "sumsub",
  name: "Sumsub",
  docs: "https://docs.sumsub.com/docs/webhook-manager",
  facts: {
    from: [
      "docs.sumsub.com, webhook manager (10 seconds, four resends)",
      "several public receivers (x-payload-digest-alg: SHA-1, SHA-256 or SHA-512, in hex)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      algorithmOf: (delivery) => DIGESTS[namedDigest(delivery) ?? ""],
      signature: { header: "x-payload-digest", encoding: "hex" },
      content: "{body}",
      demands: (delivery) => {
        const named = namedDigest(delivery);
        return named === undefined || Object.hasOwn(DIGESTS, named)
          ? undefined
          : `x-payload-digest-alg names ${JSON.stringify(named.slice(0, 40))}, which is none of ${Object.keys(DIGESTS).join(", ")}.`;
      },
    },
  ],
  detect: {
    headers: ["x-payload-digest-alg"],
    body: ({ body }) => jsonText(body, "applicantId") !== undefined && jsonText(body, "correlationId") !== undefined,
  },
  event: [{ json: "type" }],
  env: ["SUMSUB_WEBHOOK_SECRET_KEY"],
  delivery: {
    timeout: 10,
    success: "2xx",
    retries: {
      count: 4,
      delays: [300, 3_600, 18_000, 64_800],
      horizon: 86_700,
      note: "applicantActionReviewed, OnHold and Pending: 30 s, 30 s, 1 minute, 5 minutes",
    },
  },
  notes: [
    "x-payload-digest-alg names the digest that was chosen with the webhook. hookctl takes SHA-256 where it is not there.",
    "No delivery id is sent: correlationId, type and createdAtMs together tell one event from another.",
  ],
});
