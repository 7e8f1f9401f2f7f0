import { afterPrefix, documented } from "../lib/documented.mjs";
import { prefixCases } from "../lib/grid/prefix.mjs";
import { hmacSigner } from "../lib/sign.mjs";

const HEADER = "x-twitter-webhooks-signature";

export default {
  id: "x",
  folder: "docs",
  oracle: "docs.x.com, webhooks quickstart: validating the signature header; as documented, with node:crypto",
  secret: "Qk3vZ8sLmW1nR5tYb7xC2pD9fG4hJ6kA0eUoIiTtSsRrQqPp",
  wrongKey: "another consumer secret",
  payload: {
    for_user_id: "2244994945",
    tweet_create_events: [{ created_at: "Sat Jul 25 17:20:00 +0000 2026", id_str: "1948812345678901234", text: "hello", user: { id_str: "6253282" } }],
  },
  signatureHeader: HEADER,
  encoding: "base64",
  sign: hmacSigner({ hash: "sha256", encoding: "base64", content: ({ body }) => body, headers: ({ signature }) => [[HEADER, `sha256=${signature}`]] }),
  verify: documented({
    hash: "sha256",
    encoding: "base64",
    read: (received) => afterPrefix(received, HEADER, "sha256="),
    content: ({ body }) => [body],
  }),
  *cases(make) {
    yield* prefixCases(make, HEADER);
  },
};
