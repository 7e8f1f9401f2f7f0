import { Webhook } from "standardwebhooks";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { madeUp } from "../lib/sign.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

const bare = (secret) => Buffer.from(secret.replace("v1,whsec_", ""), "base64");

export default standardOracle({
  id: "supabase",
  brief: true,
  oracle: `${sdk("standardwebhooks", "Webhook.verify")}, with v1,whsec_ cut off the secret as supabase.com/docs has it`,
  secret: `v1,whsec_${madeUp("supabase secret", 32).toString("base64")}`,
  wrongKey: `v1,whsec_${madeUp("supabase wrong", 32).toString("base64")}`,
  toKey: bare,
  payload: {
    user: { id: "8484b834-f29e-4af2-bf42-80644d154f76", aud: "authenticated", role: "authenticated", email: "valid.email@example.com" },
    email_data: { token: "305805", token_hash: "7d5b7b1964cf5d388340a7f04f1dbb5eeb6c7b52ef8270e1737a58d0", redirect_to: "http://localhost:3000/", email_action_type: "signup", site_url: "http://localhost:9999" },
  },
  verify: (received) => new Webhook(received.secret.replace("v1,whsec_", "")).verify(textOf(received), headersOf(received)) !== undefined,
  *cases(make) {
    const text = madeUp("supabase secret", 32).toString("base64");
    yield make("secret-whsec-only", { edge: true, secret: `whsec_${text}` });
    yield make("secret-bare", { edge: true, secret: text });
    yield make("secret-used-whole", { reason: "secret-not-decoded", how: { toKey: (key) => key } });
  },
});
