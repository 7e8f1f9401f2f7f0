import { verify } from "@octokit/webhooks-methods";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";
import { rename, set } from "../lib/grid/header.mjs";
import { hmacSigner } from "../lib/sign.mjs";

const HEADER = "X-Hub-Signature-256";

export default {
  id: "github",
  oracle: sdk("@octokit/webhooks-methods", "verify"),
  secret: "Hn3vQ8wZ1sKx70pLr5TbYd2M",
  wrongKey: "Hn3vQ8wZ1sKx70pLr5TbYd2N",
  headers: [
    ["User-Agent", "GitHub-Hookshot/044aadd"],
    ["X-GitHub-Event", "issues"],
    ["X-GitHub-Delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958"],
  ],
  payload: {
    action: "opened",
    issue: { url: "https://api.github.com/repos/octo/hello/issues/1347", number: 1347, title: "Spelling error" },
    repository: { id: 1296269, full_name: "octo/hello" },
    sender: { login: "octocat", id: 1 },
  },
  signatureHeader: HEADER,
  encoding: "hex",
  sign: hmacSigner({
    hash: "sha256",
    encoding: "hex",
    content: ({ body }) => body,
    headers: ({ signature }) => [[HEADER, `sha256=${signature}`]],
  }),
  verify: (received) => verify(received.secret, textOf(received), headerOf(received, "x-hub-signature-256")),
  *cases(make) {
    const header = (name, reason, change) => make(name, { reason, edge: true, headers: set(HEADER, change) });
    yield header("prefix-missing", "prefix-missing", (value) => value.slice(7));
    yield header("prefix-upper", "prefix-wrong", (value) => value.replace("sha256", "SHA256"));
    yield header("prefix-sha1", "prefix-wrong", (value) => value.replace("sha256", "sha1"));
    yield header("prefix-twice", "prefix-unexpected", (value) => `sha256=${value}`);
    yield header("prefix-blank", "prefix-unexpected", (value) => value.replace("=", "= "));
    yield make("old-header-only", {
      reason: "algorithm-mismatch",
      how: { hash: "sha1" },
      headers: (all) => rename(HEADER, "X-Hub-Signature")(set(HEADER, (value) => value.replace("sha256", "sha1"))(all)),
    });
    yield make("header-name-wrong", { reason: "header-name-wrong", headers: rename(HEADER, "X-Hub-Signature") });
    yield make("form-encoded", {
      contentType: "application/x-www-form-urlencoded",
      body: `payload=${encodeURIComponent('{"action":"opened","title":"Zoë & co"}')}`,
    });
    yield make("form-decoded", {
      reason: "body-double-encoded",
      contentType: "application/x-www-form-urlencoded",
      body: `payload=${encodeURIComponent('{"action":"opened"}')}`,
      received: () => '{"action":"opened"}',
    });
  },
};
