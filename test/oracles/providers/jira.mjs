import { afterPrefix, documented } from "../lib/documented.mjs";
import { set } from "../lib/grid/header.mjs";
import { prefixCases } from "../lib/grid/prefix.mjs";
import { hmacSigner } from "../lib/sign.mjs";

const HEADER = "X-Hub-Signature";

export default {
  id: "jira",
  folder: "docs",
  oracle: "developer.atlassian.com, Jira Cloud: secure admin webhooks; as documented, with node:crypto",
  secret: "0iqtYUoaBWwmUDrjrIOwg1hQPRTvtFE5",
  wrongKey: "another secret",
  headers: [
    ["User-Agent", "Atlassian Webhook HTTP Client"],
    ["X-Atlassian-Webhook-Identifier", "4f2c6d2e-1b9d-4f0a-9d3e-6f1c2b7a8e90"],
    ["X-Atlassian-Webhook-Flow", "Primary"],
  ],
  payload: {
    timestamp: 1785000000000,
    webhookEvent: "jira:issue_updated",
    issue_event_type_name: "issue_generic",
    issue: { id: "10002", key: "SHOP-7", fields: { summary: "Checkout fails", status: { name: "Done" } } },
  },
  signatureHeader: HEADER,
  encoding: "hex",
  sign: hmacSigner({ hash: "sha256", encoding: "hex", content: ({ body }) => body, headers: ({ signature }) => [[HEADER, `sha256=${signature}`]] }),
  verify: documented({
    hash: "sha256",
    encoding: "hex",
    read: (received) => afterPrefix(received, "x-hub-signature", "sha256="),
    content: ({ body }) => [body],
  }),
  *cases(make) {
    yield* prefixCases(make, HEADER);
    // Atlassian's own test values.
    yield make("documented-example", {
      body: "Hello World!",
      key: "It's a Secret to Everybody",
      secret: "It's a Secret to Everybody",
      headers: set(HEADER, () => "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9"),
    });
  },
};
