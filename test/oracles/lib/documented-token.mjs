import { timingSafeEqual } from "node:crypto";
import { set } from "./grid/header.mjs";
import { headersOf } from "./request.mjs";
import { madeUp } from "./sign.mjs";

/** Cases of the grid that make no sense where nothing is signed. */
const UNSIGNED = ["body-only-signed", "sha1-digest", "sha256-digest", "sha512-digest", "invalid-utf8-signed", "hex-digest", "base64-digest", "digest-one-less"];

/**
 * An oracle of a provider that sends its secret as it is, after its documentation: in a header, in HTTP Basic
 * authentication, or in a field of the JSON body.
 *
 * @param {object} facts As `Oracle`, and one of
 * @param {string} [facts.header] Carries the token.
 * @param {true} [facts.basic] `Authorization: Basic …`; the secret is `user:password`.
 * @param {string} [facts.json] A top-level field of the body carries the token.
 * @returns {import("./oracle.mjs").Oracle}
 */
export function documentedToken({ header, basic, json, ...oracle }) {
  const name = basic ? "Authorization" : header;
  const write = (secret) => (basic ? `Basic ${Buffer.from(secret).toString("base64")}` : Buffer.from(secret, "utf8").toString("latin1"));
  const carried = (received) => {
    if (json) return JSON.parse(received.body.toString("utf8"))[json];
    const value = headersOf(received)[name.toLowerCase()];
    if (!basic) return value === undefined ? undefined : Buffer.from(value, "latin1").toString("utf8");
    const [scheme, credentials, ...more] = value?.split(" ") ?? [];
    return scheme === "Basic" && more.length === 0 ? Buffer.from(credentials ?? "", "base64").toString("utf8") : undefined;
  };
  return {
    folder: oracle.verify ? undefined : "docs",
    brief: true,
    secret: basic ? "hooks:a made-up password" : madeUp(`${oracle.id} token`, 24).toString("base64url"),
    wrongKey: basic ? "hooks:another password" : madeUp(`${oracle.id} wrong`, 24).toString("base64url"),
    ...oracle,
    skip: [...UNSIGNED, ...(json ? ["secret-quoted", "valid-trailing-newline", "bom"] : []), ...(oracle.skip ?? [])],
    ...(name && { signatureHeader: name }),
    sign: ({ body, key }) => (json ? { headers: [], body: withField(body, json, key) } : { headers: [[name, write(key)]] }),
    verify: oracle.verify ?? ((received) => same(carried(received), received.secret)),
    *cases(make) {
      if (json) {
        yield make("token-missing", { reason: "header-missing", received: (body) => JSON.stringify({ ...JSON.parse(body), [json]: undefined }) });
        yield make("token-empty", { reason: "header-empty", received: (body) => JSON.stringify({ ...JSON.parse(body), [json]: "" }) });
        yield make("token-cut", { reason: "truncated-signature", received: (body) => JSON.stringify({ ...JSON.parse(body), [json]: JSON.parse(body)[json].slice(0, -1) }) });
      } else {
        yield make("token-other-case", { reason: "wrong-secret", edge: true, headers: set(name, (value) => value.slice(0, 6) + value.slice(6).toUpperCase()) });
        yield make("body-changed", { received: (body) => `${body} ` });
      }
      if (oracle.cases) yield* oracle.cases(make);
    },
  };
}

/** The field is written last, so that the rest of the body stays as it is. */
function withField(body, name, value) {
  const text = body.toString("utf8");
  return Buffer.from(text.replace(/\}(\s*)$/, `,${JSON.stringify(name)}:${JSON.stringify(value)}}$1`));
}

function same(text, secret) {
  const [left, right] = [Buffer.from(text ?? ""), Buffer.from(secret)];
  return right.length > 0 && left.length === right.length && timingSafeEqual(left, right);
}
