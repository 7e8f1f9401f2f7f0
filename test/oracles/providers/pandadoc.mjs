import { createHmac } from "node:crypto";
import { documented } from "../lib/documented.mjs";

const URL_OF = "https://hooks.example.com/webhooks/pandadoc";

export default {
  id: "pandadoc",
  folder: "docs",
  brief: true,
  oracle: "developers.pandadoc.com, webhook verification; as documented, with node:crypto",
  secret: "pD7k-made-up-shared-key",
  wrongKey: "another shared key",
  headers: [["User-Agent", "PandaDoc"]],
  payload: [{event: "document_state_changed", data: {id: "iTjPzHRjHyWcuJZyVrcJfB", name: "Angebot für Zoë Müller", date_created: "2026-07-25T17:18:00.000000Z", date_modified: "2026-07-25T17:20:00.000000Z", status: "document.completed", created_by: {id: "FyXaS4SlT2FY7uLPqKD9f2", email: "ada@example.com"}}}],
  sign({ url, body, key }, how = {}) {
    const digest = createHmac(how.hash ?? "sha256", key).update(how.content ? how.content({ body }) : body).digest();
    const signature = how.write ? how.write(digest) : digest.toString("hex");
    return { headers: [], url: `${url}${url.includes("?") ? "&" : "?"}signature=${encodeURIComponent(signature)}` };
  },
  verify: documented({
    hash: "sha256",
    encoding: "hex",
    read: (received) => {
      const signature = new URL(received.url).searchParams.get("signature");
      return signature ? { signatures: [signature] } : undefined;
    },
    content: ({ body }) => [body],
  }),
  *cases(make) {
    yield make("url-with-query", { url: `${URL_OF}?tenant=1` });
    yield make("signature-missing", { reason: "header-missing", receivedUrl: URL_OF });
    yield make("signature-empty", { reason: "header-empty", receivedUrl: `${URL_OF}?signature=` });
    yield make("signature-garbage", { reason: "malformed-header", receivedUrl: `${URL_OF}?signature=not-a-signature` });
    yield make("signature-upper-case", { reason: "encoding-mismatch", edge: true, how: { write: (digest) => digest.toString("hex").toUpperCase() } });
    yield make("signature-base64", { reason: "encoding-mismatch", how: { write: (digest) => digest.toString("base64") } });
    yield make("signature-cut", { reason: "truncated-signature", how: { write: (digest) => digest.toString("hex").slice(0, -4) } });
  },
};
