import { afterPrefix, documented } from "../lib/documented.mjs";
import { prefixCases } from "../lib/grid/prefix.mjs";
import { hmacSigner } from "../lib/sign.mjs";

const HEADER = "Typeform-Signature";

export default {
  id: "typeform",
  folder: "docs",
  oracle: "typeform.com/developers, secure your webhooks; as documented, with node:crypto",
  secret: "abc123-made-up-for-vectors",
  wrongKey: "another secret",
  headers: [["User-Agent", "Typeform Webhooks"]],
  payload: {
    event_id: "01J3Q9Z0V6S2XK8ZP4N7R5W1TB",
    event_type: "form_response",
    form_response: {
      form_id: "lT4Z3j",
      token: "a3a12ec67a1365927098a606107fac15",
      submitted_at: "2026-07-25T17:20:00Z",
      answers: [{ type: "text", text: "Job opportunities", field: { id: "JwWggjAKtOkA", type: "short_text" } }],
    },
  },
  signatureHeader: HEADER,
  encoding: "base64",
  sign: hmacSigner({ hash: "sha256", encoding: "base64", content: ({ body }) => body, headers: ({ signature }) => [[HEADER, `sha256=${signature}`]] }),
  verify: documented({
    hash: "sha256",
    encoding: "base64",
    read: (received) => afterPrefix(received, "typeform-signature", "sha256="),
    content: ({ body }) => [body],
  }),
  *cases(make) {
    yield* prefixCases(make, HEADER);
  },
};
