import { createHash } from "node:crypto";
import { set } from "../lib/grid/header.mjs";
import { hmacToken, segment, signatureTextCases } from "../lib/jwt.mjs";
import { NUXT_DEPARTURES, nuxtValidator } from "../lib/nuxt-validators.mjs";
import { sdk } from "../lib/oracle.mjs";

const HEADER = "X-Webhook-Signature";
const hashOf = (body, encoding = "hex") => createHash("sha256").update(body).digest(encoding);

export default {
  id: "netlify",
  brief: true,
  oracle: sdk("nuxt-webhook-validators", "isValidNetlifyWebhook"),
  secret: "netlify-made-up-jws-secret",
  wrongKey: "another secret",
  headers: [["User-Agent", "Netlify"], ["X-Netlify-Event", "deploy_created"]],
  payload: {id: "64c0a1b2e4d5f60008123456", site_id: "3970e0fe-8564-4903-9a55-c5f8de49fb8b", build_id: "64c0a1b2e4d5f60008123457", state: "ready", name: "größe", url: "https://groesse.netlify.app", ssl_url: "https://groesse.netlify.app", deploy_url: "https://64c0a1b2--groesse.netlify.app", branch: "main", context: "production", created_at: "2026-07-25T17:18:00.000Z", updated_at: "2026-07-25T17:20:00.000Z", title: "Neue Startseite"},
  signatureHeader: HEADER,
  sign({ body, key }, how = {}) {
    const claims = { iss: "netlify", sha256: hashOf(how.content ? how.content({ body }) : body), ...how.claims };
    return { headers: [[HEADER, hmacToken({ claims, key, header: how.header, ...(how.header && { hash: "sha256" }), write: how.write })]] };
  },
  verify: await nuxtValidator("netlify", "isValidNetlifyWebhook", (secretKey) => ({ secretKey })),
  skip: [...NUXT_DEPARTURES, "body-only-signed", "sha1-digest", "sha256-digest", "sha512-digest", "signature-repeated", "signature-trailing-space"],
  *cases(make) {
    yield* signatureTextCases(make);
    const claims = (name, reason, changed) => make(`claims-${name}`, { reason, how: { claims: changed } });
    yield claims("issuer-other", "scheme-mismatch", { iss: "vercel" });
    yield claims("no-issuer", "scheme-mismatch", { iss: undefined });
    yield claims("no-hash", "body-hash-mismatch", { sha256: undefined });
    yield claims("hash-upper", "encoding-mismatch", { sha256: hashOf(make("any").body).toUpperCase() });
    yield claims("hash-base64", "encoding-mismatch", { sha256: hashOf(make("any").body, "base64") });
    yield claims("more", "valid", { site: "größe" });
    yield make("alg-hs512", { reason: "algorithm-mismatch", how: { header: { alg: "HS512", typ: "JWT" } } });
    yield make("alg-none", { reason: "algorithm-mismatch", how: { header: { alg: "none", typ: "JWT" } , write: () => "" } });
    yield make("claims-changed", { reason: "body-tampered", headers: set(HEADER, (value) => value.replace(/\.[^.]+\./, `.${segment({ iss: "netlify", sha256: "00" })}.`)) });
  },
};
