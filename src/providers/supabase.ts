import { jsonText } from "../core/fields.ts";
import { parsesAsJsonOrIsEmpty } from "../schemes/demands.ts";
import { strictBase64 } from "../schemes/standard-webhooks.ts";
import { provider } from "./define.ts";

export default provider({
  id: "supabase",
  name: "Supabase Auth Hooks",
  docs: "https://supabase.com/docs/guides/auth/auth-hooks",
  facts: {
    from: [
      "supabase/supabase, docs: auth hooks (secret v1,whsec_…, verified with the package standardwebhooks; 5 seconds, 20 KB)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "standard-webhooks",
      secret: {
        decode: "base64",
        prefix: "v1,whsec_",
        toKey: (secret) => nonEmpty(strictBase64(secret.replace(/^(?:v1,)?whsec_/, ""))),
      },
      demands: parsesAsJsonOrIsEmpty,
    },
  ],
  detect: {
    prefer: ({ body }) =>
      (jsonText(body, "user.id") !== undefined &&
        ["email_data.email_action_type", "sms.otp", "metadata.uuid"].some(
          (path) => jsonText(body, path) !== undefined,
        )) ||
      (jsonText(body, "authentication_method") !== undefined && jsonText(body, "claims.iss") !== undefined),
  },
  event: [{ json: "email_data.email_action_type" }, { json: "metadata.name" }],
  deliveryId: [{ header: "webhook-id" }],
  env: ["SEND_EMAIL_HOOK_SECRET", "SEND_SMS_HOOK_SECRET", "BEFORE_USER_CREATED_HOOK_SECRET"],
  delivery: {
    timeout: 5,
    success: "200, 202 or 204",
    retries: {
      count: 2,
      delays: [2, 2],
      horizon: 19,
      note: "after timeouts, and after 429 and 503 that carry a Retry-After",
    },
    bodyLimit: 20_480,
  },
  notes: [
    "The secret is shown as v1,whsec_ and base64; v1,whsec_ is cut off before the rest is decoded. Several, parted by |, may be configured while one is rotated: give them to hookctl one by one.",
    "A hook is a question: Auth waits for the answer's body.",
    "Database Webhooks (pg_net) are something else and sign nothing.",
  ],
});

function nonEmpty(key: Uint8Array | undefined): Uint8Array | undefined {
  return key && key.length > 0 ? key : undefined;
}
