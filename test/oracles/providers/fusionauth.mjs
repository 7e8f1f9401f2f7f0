import { createHash } from "node:crypto";
import { jwtVerify } from "jose";
import { set } from "../lib/grid/header.mjs";
import { hmacToken, segment, signatureTextCases } from "../lib/jwt.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf } from "../lib/request.mjs";

const HEADER = "X-FusionAuth-Signature-JWT";
const part = (token, at, text) => token.split(".").map((old, index) => (index === at ? text : old)).join(".");

export default {
  id: "fusionauth",
  brief: true,
  oracle: `${sdk("jose", "jwtVerify")}, and the documented comparison of request_body_sha256`,
  secret: "a made-up shared secret of Key Master for vectors",
  wrongKey: "another shared secret of Key Master for vectors",
  payload: { event: { id: "e502168a-b469-45d9-a079-fd45f83e0406", createInstant: 1785000000000, tenantId: "30663132-6464-6665-3032-326466613934", type: "user.create", user: { email: "jane@example.com", active: true } } },
  signatureHeader: HEADER,
  sign({ body, key }, how = {}) {
    const hash = createHash("sha256").update(how.content ? how.content({ body }) : body).digest("base64");
    const claims = { request_body_sha256: hash, ...how.claims };
    return { headers: [[HEADER, hmacToken({ claims, key: how.toKey ? how.toKey(key) : key, header: how.header ?? { typ: "JWT", alg: "HS256" }, hash: how.hash })]] };
  },
  async verify(received) {
    const { payload } = await jwtVerify(headerOf(received, HEADER.toLowerCase()), new TextEncoder().encode(received.secret), { algorithms: ["HS256", "HS384", "HS512"] });
    return payload.request_body_sha256 === createHash("sha256").update(received.body).digest("base64");
  },
  skip: ["sha1-digest", "sha512-digest", "key-order"],
  *cases(make) {
    yield* signatureTextCases(make);
    yield make("hs512", { how: { header: { alg: "HS512" }, hash: "sha512" } });
    yield make("alg-none", { reason: "algorithm-mismatch", headers: set(HEADER, (token) => part(part(token, 0, segment({ alg: "none" })), 2, "")) });
    yield make("hash-in-hex", { reason: "encoding-mismatch", how: { claims: { request_body_sha256: "0".repeat(64) } } });
    yield make("hash-missing", { reason: "header-missing", how: { claims: { request_body_sha256: undefined } } });
    yield make("claims-changed", { reason: "body-tampered", headers: set(HEADER, (token) => part(token, 1, segment({ request_body_sha256: "x" }))) });
    yield make("bearer", { reason: "prefix-unexpected", headers: set(HEADER, (token) => `Bearer ${token}`) });
  },
};
