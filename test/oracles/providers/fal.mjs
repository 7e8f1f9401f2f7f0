import { createHash, createPublicKey, sign, verify } from "node:crypto";
import { set } from "../lib/grid/header.mjs";
import { ed25519Pair } from "../lib/keys.mjs";
import { headersOf } from "../lib/request.mjs";

const HEADER = "X-Fal-Webhook-Signature";
const TIME = "X-Fal-Webhook-Timestamp";
const REQUEST = "X-Fal-Webhook-Request-Id";
const USER = "X-Fal-Webhook-User-Id";

const [right, other] = ["fal", "fal wrong"].map(ed25519Pair);
const jwk = ({ raw }) => JSON.stringify({ kty: "OKP", crv: "Ed25519", x: raw.toString("base64url") });
const pem = ({ privateKey }) => privateKey.export({ type: "pkcs8", format: "pem" });
/** What the documentation fetches is a set; here it holds one key. */
const keyOf = (text) => JSON.parse(text).keys?.[0] ?? JSON.parse(text);
const message = (request, user, time, body) => Buffer.from([request, user, time, createHash("sha256").update(body).digest("hex")].join("\n"));
const SENT = { request: "024ca5b1-45d3-4afd-883e-ad3abe2a1c4d", user: "user_2f9ZkM7q" };

export default {
  id: "fal",
  folder: "docs",
  brief: true,
  oracle: "docs.fal.ai, webhooks: verifying; as documented, with node:crypto",
  publicKey: jwk(right),
  signingKey: pem(right),
  ownKey: pem(right),
  wrongKey: pem(other),
  headers: [[REQUEST, SENT.request], [USER, SENT.user]],
  payload: { request_id: SENT.request, gateway_request_id: SENT.request, status: "OK", payload: { images: [{ url: "https://media.example.com/a.png", width: 1024, height: 1024 }], seed: 19661 } },
  signatureHeader: HEADER,
  encoding: "hex",
  timestamp: { unit: "s", tolerance: 300, header: TIME },
  sign({ body, key, now }, how = {}) {
    const time = how.timestamp ?? String(Math.floor(now / 1000));
    const signature = sign(null, how.content ? how.content({ body, timestamp: time }) : message(SENT.request, SENT.user, time, body), key);
    return { headers: [[TIME, time], [HEADER, how.write ? how.write(signature) : signature.toString("hex")]] };
  },
  verify(received) {
    const headers = headersOf(received);
    const [request, user, time, signature] = [REQUEST, USER, TIME, HEADER].map((name) => headers[name.toLowerCase()]);
    if (!request || !user || !time || !signature) return false;
    if (!(Math.abs(Math.floor(Date.now() / 1000) - Number(time)) <= 300)) return false;
    return verify(null, message(request, user, time, received.body), createPublicKey({ key: keyOf(received.publicKey), format: "jwk" }), Buffer.from(signature, "hex"));
  },
  *cases(make) {
    yield make("request-id-changed", { reason: "header-tampered", headers: set(REQUEST, (value) => `${value}x`) });
    yield make("user-id-changed", { reason: "header-tampered", headers: set(USER, (value) => `${value}x`) });
    yield make("body-signed-not-its-hash", { reason: "scheme-mismatch", how: { content: ({ body, timestamp }) => Buffer.from([SENT.request, SENT.user, timestamp, body.toString()].join("\n")) } });
    yield make("jwk-set", { publicKey: `{"keys":[${jwk(right)}]}` });
    yield make("other-public-key", { reason: "wrong-secret", publicKey: jwk(other) });
  },
};
