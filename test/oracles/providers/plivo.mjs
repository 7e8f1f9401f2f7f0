import { createHmac } from "node:crypto";
import { createRequire } from "node:module";
import { rename, set } from "../lib/grid/header.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headersOf } from "../lib/request.mjs";

const { validateV3Signature } = createRequire(import.meta.url)("plivo/dist/utils/v3Security.js");
const HEADER = "X-Plivo-Signature-V3";
const NONCE = "X-Plivo-Signature-V3-Nonce";
const URL_OF = "https://hooks.example.com/webhooks/plivo";

const byName = ([a, one], [b, other]) => (a === b ? (one < other ? -1 : 1) : a < b ? -1 : 1);
const pairs = (text, between, joiner) => [...new URLSearchParams(text)].sort(byName).map(([name, value]) => name + between + value).join(joiner);

/** As Plivo's documentation describes it. */
function signedText({ method, url, body, id }) {
  const { origin, pathname, search } = new URL(url);
  const query = pairs(search.slice(1), "=", "&");
  const fields = method === "POST" ? pairs(body.toString("utf8"), "", "") : "";
  return `${origin}${pathname}${query || fields ? "?" : ""}${query}${query && fields ? "." : ""}${fields}.${id}`;
}

/** The form's fields as a body parser hands them over. */
function paramsOf(body) {
  const params = {};
  for (const [name, value] of new URLSearchParams(body.toString("utf8"))) params[name] = name in params ? [params[name], value].flat() : value;
  return params;
}

export default {
  id: "plivo",
  brief: true,
  oracle: sdk("plivo", "validateV3Signature"),
  secret: "MadeUpAuthTokenOfPlivo0123456789ABCDEFGH",
  wrongKey: "another auth token",
  headers: [["User-Agent", "Plivo"], ["Content-Type", "application/x-www-form-urlencoded"]],
  payload: "From=14157654321&To=14151234567&Status=delivered&MessageUUID=db3ce55a-7f1d-11e1-8ea7-1231380bc196&Text=Gr%C3%BCezi+%26+tsch%C3%BCss&Units=1",
  signatureHeader: HEADER,
  idHeader: NONCE,
  encoding: "base64",
  signsUrl: true,
  sign(draft, how = {}) {
    const digest = createHmac(how.hash ?? "sha256", draft.key).update(how.content ? how.content(draft) : signedText(draft)).digest();
    return { headers: [[NONCE, draft.id], [HEADER, how.write ? how.write(digest) : digest.toString("base64")]] };
  },
  verify(received) {
    const headers = headersOf(received);
    const signature = headers[HEADER.toLowerCase()] ?? headers["x-plivo-signature-ma-v3"];
    if (received.secret === "" || !headers[NONCE.toLowerCase()]) return false;
    return validateV3Signature(received.method, received.url, headers[NONCE.toLowerCase()], received.secret, signature, received.method === "POST" ? paramsOf(received.body) : {});
  },
  // Bodies of the grid that are no form.
  skip: ["bom", "trailing-newline", "last-byte-changed", "invalid-utf8-signed", "no-other-headers", "body-only-signed", "url-http", "signature-repeated"],
  *cases(make) {
    const form = (name, body) => make(name, { body });
    yield form("one-field", "CallUUID=1");
    yield form("no-fields", "");
    yield form("field-twice", "a=2&a=10&a=1");
    yield form("upper-before-lower", "b=1&B=2&a=3&A=4");
    yield make("query-and-fields", { url: `${URL_OF}?z=1&a=2` });
    yield make("query-and-no-fields", { url: `${URL_OF}?z=1&a=2`, body: "" });
    yield make("port", { url: "https://hooks.example.com:8443/webhooks/plivo" });
    yield make("get", { method: "GET", url: `${URL_OF}?CallUUID=1&Event=StartApp`, body: "" });
    yield make("field-changed", { reason: "body-tampered", received: (body) => body.toString().replace("delivered", "failed") });
    yield make("fields-reversed", { received: (body) => body.toString().split("&").reverse().join("&") });
    yield make("main-account-header", { headers: rename(HEADER, "X-Plivo-Signature-Ma-V3") });
    yield make("two-second-valid", { headers: set(HEADER, (value) => `${Buffer.alloc(32).toString("base64")},${value}`) });
    yield make("two-neither", { reason: "wrong-secret", headers: set(HEADER, () => `${Buffer.alloc(32).toString("base64")},AAAA`) });
  },
};
