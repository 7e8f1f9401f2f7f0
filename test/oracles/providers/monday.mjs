import { jwtVerify } from "jose";
import { hmacToken, segment } from "../lib/jwt.mjs";
import { set } from "../lib/grid/header.mjs";
import { NOW } from "../lib/make.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf } from "../lib/request.mjs";

const HEADER = "Authorization";

export default {
  id: "monday",
  brief: true,
  oracle: sdk("jose", "jwtVerify HS256, as monday.com's sample verifies with jsonwebtoken"),
  secret: "3f1c9a7e5b2d8046-made-up-signing",
  wrongKey: "another signing secret",
  headers: [["User-Agent", "monday.com"]],
  payload: {event: {app: "monday", type: "create_pulse", triggerTime: "2026-07-25T17:20:00.000Z", subscriptionId: 73759690, userId: 9603417, boardId: 1771812698, pulseId: 1772099344, pulseName: "Größe prüfen", groupId: "topics", columnValues: {}, triggerUuid: "b5ed2e17c530f43668de130142445cba"}},
  signatureHeader: HEADER,
  sign({ key, now, url }, how = {}) {
    const seconds = Math.floor(now / 1000);
    const claims = { accountId: 1825529, userId: 4012689, aud: url, exp: seconds + 300, iat: seconds, ...how.claims };
    return { headers: [[HEADER, hmacToken({ claims, key, header: how.header, ...(how.header && { hash: how.hash ?? "sha256" }), write: how.write })]] };
  },
  async verify(received) {
    await jwtVerify(headerOf(received, "authorization") ?? "", new TextEncoder().encode(received.secret), { algorithms: ["HS256"] });
    return true;
  },
  // No byte of the body is signed. What the token says is asked below.
  skip: [
    ...["body-reserialized", "bom", "trailing-newline", "empty-body-received", "last-byte-changed", "invalid-utf8-signed", "body-only-signed", "signature-repeated", "signature-trailing-space"],
    ...["sha1-digest", "sha256-digest", "sha512-digest"],
  ],
  *cases(make) {
    const claims = (name, reason, changed) => make(`claims-${name}`, { reason, how: { claims: changed } });
    yield claims("expired", "timestamp-expired", { exp: NOW / 1000 - 1 });
    yield claims("no-exp", "valid", { exp: undefined });
    yield claims("not-before", "timestamp-future", { nbf: NOW / 1000 + 60 });
    yield claims("more", "valid", { shortLivedToken: "größe" });
    yield make("alg-none", { reason: "algorithm-mismatch", how: { header: { alg: "none", typ: "JWT" }, write: () => "" } });
    yield make("alg-hs512", { reason: "algorithm-mismatch", how: { header: { alg: "HS512", typ: "JWT" }, hash: "sha512" } });
    yield make("claims-changed", { reason: "body-tampered", headers: set(HEADER, (value) => value.replace(/\.[^.]+\./, `.${segment({ exp: NOW / 1000 + 60 })}.`)) });
    yield make("body-changed", { received: (body) => `${body} ` });
  },
};
