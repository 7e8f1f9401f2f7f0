import { documentedSignature } from "../lib/documented-signature.mjs";

const payload = JSON.stringify({ id: 288639281, number: "128", state: "passed", type: "push", branch: "main", build_url: "https://app.travis-ci.com/acme/shop/builds/288639281", message: "Füge Suche hinzu" });
const form = (text) => new URLSearchParams({ payload: text }).toString();

export default documentedSignature({
  id: "travis-ci",
  oracle: "travis-ci/webhook-signature-verifier, its README; re-implemented with node:crypto",
  header: "Signature",
  hash: "sha1",
  content: ({ body }) => [new URLSearchParams(body.toString("utf8")).get("payload") ?? ""],
  headers: [["Content-Type", "application/x-www-form-urlencoded"], ["Travis-Repo-Slug", "acme/shop"], ["User-Agent", "Faraday v2.7.4"]],
  payload: form(payload),
  skip: ["empty-body-signed", "invalid-utf8-signed"],
  *cases(make) {
    yield make("payload-changed", { reason: "body-tampered", received: (body) => body.toString().replace("passed", "failed") });
    yield make("payload-with-pluses", { received: (body) => body.toString().replaceAll("%20", "+") });
    yield make("field-beside", { received: (body) => `${body}&other=1` });
    yield make("payload-json-received", { reason: "body-parsed", received: () => payload });
    yield make("whole-body-signed", { reason: "scheme-mismatch", how: { content: ({ body }) => body } });
  },
});
