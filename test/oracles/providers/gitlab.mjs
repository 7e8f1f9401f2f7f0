import { Webhook } from "standardwebhooks";
import { nuxtValidator } from "../lib/nuxt-validators.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, headersOf, textOf } from "../lib/request.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

const TOKEN = "X-Gitlab-Token";
const secret = "gitlab-secret-token";
const tokenHolds = await nuxtValidator("gitlab", "isValidGitLabWebhook", (secretToken) => ({ secretToken }));

/** The delivery of a webhook that has a secret token and no signing token. */
const withToken = (value) => (all) => [...all.filter(([name]) => !name.startsWith("Webhook-")), [TOKEN, value]];

export default standardOracle({
  id: "gitlab",
  oracle: `${sdk("standardwebhooks", "Webhook.verify")}; where only a token is sent: ${sdk("nuxt-webhook-validators", "isValidGitLabWebhook")}`,
  headers: [
    ["User-Agent", "GitLab/19.1.0"],
    ["X-Gitlab-Event", "Push Hook"],
    ["X-Gitlab-Instance", "https://gitlab.example.com"],
    ["X-Gitlab-Webhook-UUID", "a5d9d1f4-1c7e-4f36-9a5a-6f6a6b1f0d11"],
    ["X-Gitlab-Event-UUID", "13792a34-cac6-4fda-95a8-c58e00a3954e"],
  ],
  payload: {
    object_kind: "push",
    event_name: "push",
    ref: "refs/heads/main",
    checkout_sha: "da1560886d4f094c3e6c9ef40349f7d38b5d27d7",
    user_username: "jsmith",
    project: { id: 15, name: "Diaspora", path_with_namespace: "mike/diaspora" },
    total_commits_count: 1,
  },
  verify: (received) => {
    if (headerOf(received, "webhook-signature") === undefined) return tokenHolds(received);
    new Webhook(received.secret).verify(textOf(received), headersOf(received));
    return true;
  },
  *cases(make) {
    const token = (name, reason, value, more = {}) => make(`token-${name}`, { reason, secret, headers: withToken(value), ...more });
    yield token("alone", "valid", secret);
    yield token("wrong", "wrong-secret", "another token");
    yield token("upper", "wrong-secret", secret.toUpperCase());
    yield token("blank-after", "header-blank", `${secret} `, { edge: true });
    yield token("one-less", "truncated-signature", secret.slice(0, -1));
    yield token("body-pretty", "valid", secret, { received: (body) => JSON.stringify(JSON.parse(body), null, 2) });
    yield make("token-beside-signature", { headers: (all) => [...all, [TOKEN, secret]] });
    yield make("token-right-signature-wrong", { reason: "body-tampered", secret, headers: (all) => [...all, [TOKEN, secret]] });
  },
});
