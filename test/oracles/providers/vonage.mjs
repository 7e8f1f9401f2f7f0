import { createHash } from "node:crypto";
import { verifySignature } from "@vonage/jwt";
import { hmacToken, signatureTextCases } from "../lib/jwt.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf } from "../lib/request.mjs";

const HEADER = "Authorization";
const hash = (body, encoding = "hex") => createHash("sha256").update(body).digest(encoding);
const claimsOf = (token) => JSON.parse(Buffer.from(token.split(".")[1], "base64url"));

export default {
  id: "vonage",
  brief: true,
  oracle: `${sdk("@vonage/jwt", "verifySignature")}, then issuer and payload_hash compared as developer.vonage.com has it`,
  secret: "VaU6lB6UuAZUdwJKtJKzTQhuVkXvQmPHhRbVBXFQPnFPVKfYQ2",
  wrongKey: "another-signature-secret-of-a-good-length-0123456789",
  headers: [["User-Agent", "Nexmo/MessagingHUB/v1.0"]],
  payload: { channel: "sms", message_uuid: "aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab", to: "447700900000", from: "447700900001", timestamp: "2026-07-25T17:20:00Z", status: "delivered" },
  signatureHeader: HEADER,
  encoding: "base64url",
  sign(draft, how = {}) {
    const body = how.content ? how.content(draft) : draft.body;
    const claims = { iat: Math.floor(draft.now / 1000), jti: draft.id, iss: "Vonage", payload_hash: hash(body), api_key: "a1b2c3d4", application_id: "aaaaaaaa-bbbb-4ccc-8ddd-0123456789ac", ...how.claims };
    const key = how.toKey ? how.toKey(draft.key) : draft.key;
    return { headers: [[HEADER, `Bearer ${hmacToken({ claims, key, header: how.header, hash: how.hash, write: how.write })}`]] };
  },
  verify(received) {
    const [scheme, token, ...more] = headerOf(received, "authorization").split(" ");
    if (scheme !== "Bearer" || more.length > 0 || !verifySignature(token, received.secret)) return false;
    const { iss, payload_hash: claimed } = claimsOf(token);
    return iss === "Vonage" && claimed === hash(received.body);
  },
  skip: ["empty-body-signed"],
  *cases(make) {
    yield* signatureTextCases(make);
    const { body } = make("any");
    const claims = (name, reason, changed) => make(`claims-${name}`, { reason, how: { claims: changed } });
    yield claims("expired", "timestamp-expired", { exp: 1785000000 - 60 });
    yield claims("exp-later", "valid", { exp: 1785000000 + 60 });
    yield claims("old", "valid", { iat: 1785000000 - 86_400 });
    yield claims("hash-absent", "header-missing", { payload_hash: undefined });
    yield claims("hash-base64", "encoding-mismatch", { payload_hash: hash(body, "base64") });
    yield claims("issuer-other", "header-tampered", { iss: "Someone" });
    yield make("alg-none", { reason: "algorithm-mismatch", how: { header: { alg: "none", typ: "JWT" }, hash: "sha256", write: () => "" } });
    yield make("alg-hs512", { reason: "algorithm-mismatch", how: { header: { alg: "HS512", typ: "JWT" } } });
  },
};
