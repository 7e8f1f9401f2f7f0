import { createHash } from "node:crypto";
import { Receiver } from "@upstash/qstash";
import { hmacToken, signatureTextCases, timeClaimCases } from "../lib/jwt.mjs";
import { NOW } from "../lib/make.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";

const HEADER = "Upstash-Signature";
const hash = (body, encoding = "base64url") => createHash("sha256").update(body).digest(encoding);

export default {
  id: "upstash-qstash",
  brief: true,
  oracle: sdk("@upstash/qstash", "Receiver.verify"),
  secret: "sig_7kYjw48mhY7kAjqNGcy6cr29RJ6r",
  wrongKey: "sig_5ZB6DVzB1wjE8S6rZ7eenA8Pdnhs",
  headers: [
    ["User-Agent", "Upstash-QStash"],
    ["Upstash-Message-Id", "msg_26hZCxZCuWyyTWPmSVBrNB882AETqSR5dTbcoxbcdYZAaTqDY"],
    ["Upstash-Retried", "0"],
  ],
  payload: { task: "send-report", id: 42 },
  signatureHeader: HEADER,
  encoding: "base64url",
  sign(draft, how = {}) {
    const seconds = Math.floor(draft.now / 1000);
    const body = how.content ? how.content(draft) : draft.body.toString("utf8");
    const claims = { iss: "Upstash", sub: draft.url, exp: seconds + 300, nbf: seconds, iat: seconds, jti: draft.id, body: `${hash(body)}=`, ...how.claims };
    const key = how.toKey ? how.toKey(draft.key) : draft.key;
    return { headers: [[HEADER, hmacToken({ claims, key, header: how.header, hash: how.hash, write: how.write })]] };
  },
  verify: (received) => new Receiver({ currentSigningKey: received.secret, nextSigningKey: "sig_next" }).verify({ signature: headerOf(received, HEADER.toLowerCase()), body: textOf(received) }),
  skip: ["secret-empty"],
  *cases(make) {
    yield* signatureTextCases(make);
    for (const one of timeClaimCases(make, NOW, 0)) if (/expired|expires-now|not-before-(over|day)|no-exp|clock/.test(one.id)) yield one;
    const { body } = make("any");
    const claims = (name, reason, changed) => make(`claims-${name}`, { reason, how: { claims: changed } });
    yield claims("body-unpadded", "valid", { body: hash(body) });
    yield claims("body-hex", "encoding-mismatch", { body: hash(body, "hex") });
    yield claims("body-absent", "header-missing", { body: undefined });
    yield claims("issuer-other", "header-tampered", { iss: "Someone" });
    yield claims("subject-other", "valid", { sub: "https://other.example.com/" });
    yield make("alg-none", { reason: "algorithm-mismatch", how: { header: { alg: "none", typ: "JWT" }, hash: "sha256", write: () => "" } });
    yield make("alg-hs512", { edge: true, how: { header: { alg: "HS512", typ: "JWT" } } });
    yield make("bearer", { reason: "prefix-unexpected", edge: true, headers: (all) => all.map(([name, value]) => [name, name === HEADER ? `Bearer ${value}` : value]) });
  },
};
