import { prefixCases } from "../lib/grid/prefix.mjs";
import { set } from "../lib/grid/header.mjs";
import { NUXT_DEPARTURES, nuxtValidator } from "../lib/nuxt-validators.mjs";
import { sdk } from "../lib/oracle.mjs";
import { hmacSigner } from "../lib/sign.mjs";

const HEADER = "X-Hub-Signature";

export default {
  id: "bitbucket",
  oracle: sdk("nuxt-webhook-validators", "isValidBitbucketWebhook"),
  secret: "bitbucket webhook secret",
  wrongKey: "another secret",
  headers: [
    ["User-Agent", "Bitbucket-Webhooks/2.0"],
    ["X-Event-Key", "repo:push"],
    ["X-Hook-UUID", "{1d6c9e1a-5a5b-4d8e-9b8a-8f0a6b6f4f11}"],
    ["X-Request-UUID", "5e2b8f6c-6f5a-4c0e-8d0b-0d6d4f2b9c3e"],
    ["X-Attempt-Number", "1"],
  ],
  payload: {
    push: { changes: [{ new: { type: "branch", name: "main", target: { hash: "709d658dc5b6d6afcd46049c2f332ee3f515a67d" } }, forced: false }] },
    repository: { type: "repository", full_name: "acme/website", is_private: true },
    actor: { type: "user", display_name: "Emma" },
  },
  signatureHeader: HEADER,
  encoding: "hex",
  sign: hmacSigner({ hash: "sha256", encoding: "hex", content: ({ body }) => body, headers: ({ signature }) => [[HEADER, `sha256=${signature}`]] }),
  verify: await nuxtValidator("bitbucket", "isValidBitbucketWebhook", (secretKey) => ({ secretKey })),
  skip: NUXT_DEPARTURES,
  *cases(make) {
    yield* prefixCases(make, HEADER);
    // Atlassian's own test values, published for Jira, which signs in the same way.
    yield make("documented-example", {
      body: "Hello World!",
      key: "It's a Secret to Everybody",
      secret: "It's a Secret to Everybody",
      headers: set(HEADER, () => "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9"),
    });
  },
};
