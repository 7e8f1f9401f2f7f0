import { createRequire } from "node:module";
import { set } from "../lib/grid/header.mjs";
import { hmacToken, signatureTextCases } from "../lib/jwt.mjs";
import { NOW } from "../lib/make.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf } from "../lib/request.mjs";

const { createQueryStringHash, decodeSymmetric, fromMethodAndUrl } = createRequire(import.meta.url)("atlassian-jwt");
const URL_OF = "https://hooks.example.com/webhooks/jira-connect";
const target = (url) => new URL(url).pathname + new URL(url).search;
const qshOf = ({ method, url }) => createQueryStringHash(fromMethodAndUrl(method, target(url)), false, "");

export default {
  id: "jira-connect",
  brief: true,
  oracle: sdk("atlassian-jwt", "decodeSymmetric and createQueryStringHash, with exp and qsh compared as documented"),
  secret: "a8eIUiKqLr0vWmGxTn3zY5hPbQ7dCsFj2kE6o9Rt1wXyVuNlMpSgHiJZBcDfAeKq",
  wrongKey: "another shared secret of an installation",
  headers: [["User-Agent", "Atlassian HttpClient unknown / Jira-1001.0.0"], ["X-Atlassian-Webhook-Identifier", "4f2c6d2e-1b9d-4f0a-9d3e-6f1c2b7a8e90"]],
  payload: {timestamp: 1785000000000, webhookEvent: "jira:issue_created", issue: {id: "10002", key: "SHOP-7", fields: {summary: "Kasse hängt", status: {name: "Offen"}}}},
  path: "/webhooks/jira-connect?user_id=5b10ac8d&user_key=zoe",
  signatureHeader: "Authorization",
  sign(draft, how = {}) {
    const seconds = Math.floor(draft.now / 1000);
    const claims = { iss: "jira:15489595", iat: seconds, exp: seconds + 180, qsh: qshOf(draft), ...how.claims };
    return { headers: [["Authorization", `JWT ${hmacToken({ claims, key: draft.key, header: how.header })}`]] };
  },
  verify(received) {
    const value = headerOf(received, "authorization") ?? "";
    if (received.secret === "") return false;
    const claims = decodeSymmetric(value.replace(/^JWT /, ""), received.secret, "HS256");
    return claims.iss !== undefined && claims.exp > Date.now() / 1000 && claims.qsh === qshOf(received);
  },
  // No byte of the body is signed. What the token says is asked below.
  skip: [
    ...["body-reserialized", "bom", "trailing-newline", "empty-body-received", "last-byte-changed", "invalid-utf8-signed", "body-only-signed", "signature-repeated", "signature-trailing-space"],
    ...["sha1-digest", "sha256-digest", "sha512-digest"],
  ],
  *cases(make) {
    yield* signatureTextCases(make);
    const claims = (name, reason, changed, edge = false) => make(`claims-${name}`, { reason, edge, how: { claims: changed } });
    yield claims("expired", "timestamp-expired", { exp: NOW / 1000 - 1 });
    yield claims("no-exp", "timestamp-missing", { exp: undefined });
    yield claims("no-qsh", "scheme-mismatch", { qsh: undefined });
    yield claims("context-qsh", "scheme-mismatch", { qsh: "context-qsh" });
    yield claims("issuer-other", "valid", { iss: "jira:1" });
    const url = (name, reason, signed, got = signed) => make(`url-${name}`, { reason, url: URL_OF + signed, receivedUrl: URL_OF + got });
    yield url("no-query", "valid", "");
    yield url("sorted", "valid", "?b=2&a=1", "?a=1&b=2");
    yield url("repeated", "valid", "?a=2&a=10&a=1", "?a=1&a=10&a=2");
    yield url("encoded", "valid", "?q=a%20b%2Bc&r=!*'()", "?q=a+b%2Bc&r=%21%2A%27%28%29");
    yield url("unicode", "valid", "?q=Z%C3%BCrich");
    yield url("slash-after", "valid", "/", "");
    yield url("jwt-left-out", "valid", "?a=1", "?a=1&jwt=x");
    yield url("query-changed", "url-query-changed", "?a=1", "?a=2");
    yield url("query-dropped", "url-query-missing", "?a=1", "");
    yield url("path-changed", "url-path", "", "/more");
    yield make("host-other", { receivedUrl: "https://other.example.com/webhooks/jira-connect?user_id=5b10ac8d&user_key=zoe" });
    yield make("alg-none", { reason: "algorithm-mismatch", headers: set("Authorization", (value) => value.replace(/\.[^.]*$/, ".")) });
    yield make("alg-hs512", { reason: "algorithm-mismatch", how: { header: { alg: "HS512", typ: "JWT" } } });
  },
};
