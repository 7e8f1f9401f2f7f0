import { jwtVerify } from "jose";
import { hmacToken, segment } from "../lib/jwt.mjs";
import { sdk } from "../lib/oracle.mjs";
import { textOf } from "../lib/request.mjs";

const changed = (token, at, part) => token.split(".").map((text, index) => (index === at ? part : text)).join(".");

export default {
  id: "dialpad",
  brief: true,
  oracle: sdk("jose", "jwtVerify of the body, as developers.dialpad.com documents (HS256)"),
  secret: "a-made-up-secret-for-dialpad-events",
  wrongKey: "another secret of that kind for events",
  headers: [["Content-Type", "application/jwt"]],
  payload: JSON.stringify({ call_id: 4953617436123136, state: "hangup", direction: "inbound", external_number: "+14155550100", event_timestamp: 1785000000000 }),
  sign: ({ body, key }, how = {}) => ({ headers: [], body: Buffer.from(hmacToken({ claims: body.toString(), key: how.toKey ? how.toKey(key) : key, header: how.header, hash: how.hash })) }),
  async verify(received) {
    await jwtVerify(textOf(received), new TextEncoder().encode(received.secret), { algorithms: ["HS256"] });
    return true;
  },
  skip: ["body-only-signed", "invalid-utf8-signed", "sha1-digest", "sha256-digest", "sha512-digest", "trailing-newline", "bom"],
  *cases(make) {
    const claims = (value) => JSON.stringify({ call_id: 1, state: "ringing", event_timestamp: 1785000000000, ...value });
    yield make("unicode", { body: claims({ note: "Zoë paid 10 €" }) });
    yield make("claims-changed", { reason: "body-tampered", received: (body) => changed(body.toString(), 1, segment(claims({}))) });
    yield make("signature-missing", { reason: "header-missing", received: (body) => changed(body.toString(), 2, "") });
    yield make("alg-none", { reason: "algorithm-mismatch", received: (body) => changed(changed(body.toString(), 0, segment({ alg: "none" })), 2, "") });
    yield make("alg-hs512", { reason: "algorithm-mismatch", how: { header: { alg: "HS512", typ: "JWT" }, hash: "sha512" } });
    yield make("plain-json", { reason: "header-missing", received: () => claims({}) });
    yield make("expired", { reason: "timestamp-expired", edge: true, body: claims({ exp: 1784999000 }) });
    yield make("not-yet", { reason: "timestamp-future", edge: true, body: claims({ nbf: 1785009000 }) });
  },
};
