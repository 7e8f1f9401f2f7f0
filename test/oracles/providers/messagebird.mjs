import { createHash, createSecretKey } from "node:crypto";
import { verify } from "messagebird/lib/webhook-signature-jwt.js";
import { hmacToken, signatureTextCases, timeClaimCases, tokenCases } from "../lib/jwt.mjs";
import { NOW } from "../lib/make.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf } from "../lib/request.mjs";

const secret = "MadeUpSigningKey0123456789abcdef";

const sha256 = (data, encoding = "hex") => createHash("sha256").update(data).digest(encoding);

export default {
  id: "messagebird",
  oracle: sdk("messagebird", "webhookSignatureJwt.verify"),
  secret,
  wrongKey: "another key",
  headers: [["User-Agent", "MessageBird/1.0"]],
  payload: {
    type: "message.created",
    contact: { id: "9354647c5b144a2b4c99f2n42497249", msisdn: 31612345678 },
    message: { id: "5f3d1b0c9a8e47d6b2c4e6f8a0b2c4d6", status: "received", direction: "received", content: { text: "Hello" } },
  },
  path: "/webhooks/messagebird?team=7",
  signatureHeader: "MessageBird-Signature-JWT",
  encoding: "base64url",
  signsUrl: true,
  sign(draft, how = {}) {
    const seconds = Math.floor(draft.now / 1000);
    const body = Buffer.from(how.content ? how.content(draft) : draft.body);
    const hashes = { url_hash: sha256(draft.url), ...(body.length > 0 && { payload_hash: sha256(body) }) };
    const claims = how.rawClaims ?? { iss: "MessageBird", nbf: seconds, exp: seconds + 300, jti: draft.id, ...hashes, ...how.claims };
    const key = how.toKey ? how.toKey(draft.key) : draft.key;
    return { headers: [["MessageBird-Signature-JWT", hmacToken({ claims, key, header: how.header, hash: how.hash, write: how.write })]] };
  },
  verify: (received) =>
    verify(received.url, received.body, headerOf(received, "messagebird-signature-jwt"), createSecretKey(Buffer.from(received.secret, "utf8"))),
  *cases(make) {
    yield* signatureTextCases(make);
    yield* timeClaimCases(make, NOW, 5);
    yield* tokenCases(make, secret);
    const { body, url } = make("any");
    const claims = (name, changed, reason = "encoding-mismatch") => make(`claims-${name}`, { reason, edge: true, how: { claims: changed } });
    yield claims("payload-hash-upper", { payload_hash: sha256(body).toUpperCase() });
    yield claims("payload-hash-base64", { payload_hash: sha256(body, "base64") });
    yield claims("payload-hash-garbage-after", { payload_hash: `${sha256(body)}zz` });
    yield claims("payload-hash-digit-after", { payload_hash: `${sha256(body)}0` });
    yield claims("payload-hash-absent", { payload_hash: undefined });
    yield claims("payload-hash-empty", { payload_hash: "" });
    yield claims("payload-hash-number", { payload_hash: 5 });
    yield claims("payload-hash-null", { payload_hash: null });
    yield claims("url-hash-upper", { url_hash: sha256(url).toUpperCase() });
    yield claims("url-hash-absent", { url_hash: undefined });
    yield claims("url-hash-wrong", { url_hash: sha256(`${url}/`) }, "url-trailing-slash");
    yield claims("jti-absent", { jti: undefined }, "header-missing");
    yield claims("jti-empty", { jti: "" });
    yield claims("jti-null", { jti: null });
    yield claims("issuer-other", { iss: "SomeoneElse" }, "header-tampered");
    yield claims("issuer-absent", { iss: undefined }, "header-missing");
    yield claims("issuer-list", { iss: ["MessageBird"] }, "header-tampered");
    yield make("get-without-body", { method: "GET", body: "" });
    yield make("empty-body-with-hash", { edge: true, body: "", how: { claims: { payload_hash: sha256("") } } });
    yield make("empty-body-wrong-hash", { reason: "body-tampered", body: "", how: { claims: { payload_hash: sha256("x") } } });
    yield make("url-fragment", { reason: "url-query-missing", edge: true, receivedUrl: `${url}#part` });
  },
};
