import { createECDH, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { verify } from "truelayer-signing";
import { set } from "../lib/grid/header.mjs";
import { segment } from "../lib/jwt.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, headersOf, textOf } from "../lib/request.mjs";
import { madeUp } from "../lib/sign.mjs";

const HEADER = "Tl-Signature";
const TIME = "X-Tl-Webhook-Timestamp";

/** A P-521 key that is the same in every run; its signatures are not. */
function p521(seed) {
  const secret = Buffer.concat([Buffer.from([0, 0]), madeUp(seed, 64)]);
  const curve = createECDH("secp521r1");
  curve.setPrivateKey(secret);
  const point = curve.getPublicKey();
  const url = (bytes) => bytes.toString("base64url");
  return createPrivateKey({ key: { kty: "EC", crv: "P-521", x: url(point.subarray(1, 67)), y: url(point.subarray(67)), d: url(secret) }, format: "jwk" });
}

const [own, other] = ["truelayer key", "truelayer other"].map(p521);
const privatePem = (key) => key.export({ format: "pem", type: "pkcs8" }).toString();
const publicPem = (key) => createPublicKey(key).export({ format: "pem", type: "spki" }).toString();

export default {
  id: "truelayer",
  brief: true,
  oracle: sdk("truelayer-signing", "verify"),
  publicKey: publicPem(own),
  signingKey: privatePem(own),
  ownKey: privatePem(own),
  wrongKey: privatePem(other),
  payload: { type: "payment_executed", event_version: 1, event_id: "18b2842b-a57b-4887-a0a6-d3c7c36f1020", payment_id: "b5ca9ce9-3e6c-4d8e-8d1b-2a0f5d9c7e41", executed_at: "2026-07-25T17:20:00.000Z" },
  signatureHeader: HEADER,
  encoding: "base64url",
  signsUrl: true,
  sign({ method, url, body, key, now }, how = {}) {
    const time = new Date(now).toISOString();
    const head = segment(how.header ?? { alg: "ES512", kid: "1fc0e59d-b335-47ca-99a9-736bd8b92cd2", tl_version: "2", tl_headers: TIME, jku: "https://webhooks.truelayer.com/.well-known/jwks" });
    const payload = how.content ? how.content({ body }) : Buffer.concat([Buffer.from(`${method} ${new URL(url).pathname}\n${TIME}: ${time}\n`), Buffer.from(body.toString("utf8"))]);
    const signature = sign(how.hash ?? "sha512", Buffer.from(`${head}.${Buffer.from(payload).toString("base64url")}`), { key, dsaEncoding: "ieee-p1363" });
    return { headers: [[TIME, time], [HEADER, `${head}..${how.write ? how.write(signature) : signature.toString("base64url")}`]] };
  },
  verify(received) {
    verify({ publicKeyPem: received.publicKey, signature: headerOf(received, HEADER.toLowerCase()), method: received.method, path: new URL(received.url).pathname, body: textOf(received), headers: headersOf(received) });
    return true;
  },
  // The SDK signs text: other bytes than UTF-8 become U+FFFD. Its base64 decoder skips what is no digit.
  skip: ["signature-trailing-space", "signature-upper", "base64-digest", "url-http", "url-other-host"],
  *cases(make) {
    yield make("url-path-slash", { edge: true, receivedUrl: "https://hooks.example.com/webhooks/truelayer/" });
    yield make("url-other-path", { reason: "url-path", receivedUrl: "https://hooks.example.com/hooks/truelayer" });
    yield make("method-other", { reason: "scheme-mismatch", headers: (all) => all, how: { content: ({ body }) => `PUT /webhooks/truelayer\n${body}` } });
    yield make("time-changed", { reason: "timestamp-tampered", headers: set(TIME, () => "2026-07-25T17:20:01.000Z") });
    yield make("time-missing", { reason: "header-missing", headers: (all) => all.filter(([name]) => name !== TIME) });
    const header = (name, value) => make(name, { reason: "malformed-header", how: { header: value } });
    yield header("alg-es256", { alg: "ES256", kid: "1", tl_version: "2", tl_headers: TIME });
    yield header("version-1", { alg: "ES512", kid: "1", tl_version: "1", tl_headers: TIME });
    yield make("header-changed", { reason: "header-tampered", headers: set(HEADER, (value) => `${segment({ alg: "ES512", kid: "2", tl_version: "2", tl_headers: TIME })}..${value.split("..")[1]}`) });
    yield make("other-public-key", { reason: "wrong-secret", publicKey: publicPem(other) });
  },
};
