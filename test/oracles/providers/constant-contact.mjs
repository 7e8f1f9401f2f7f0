import { createPublicKey, sign, verify } from "node:crypto";
import { set } from "../lib/grid/header.mjs";
import { segment } from "../lib/jwt.mjs";
import { otherKey, signingKey } from "../lib/paypal-keys.mjs";
import { headerOf } from "../lib/request.mjs";
import { bytes } from "../lib/sign.mjs";

const HEADER = "X-CTCT-WEBHOOK-SIG";
const jwk = (key) => JSON.stringify(createPublicKey(key).export({ format: "jwk" }));

export default {
  id: "constant-contact",
  folder: "docs",
  brief: true,
  oracle: "RFC 7515 and RFC 7797 (detached, unencoded payload), read as webhook-co/webhook's constant-contact says; re-implemented with node:crypto",
  publicKey: jwk(signingKey),
  signingKey,
  ownKey: signingKey,
  wrongKey: otherKey,
  payload: { event_type: "contact.opt_in", encoded_account_id: "p07e1l9f3a8s", event_time: "2026-07-25T17:20:00Z", data: { contact_id: "04fe9a7e-1c1e-11e9-8b6d-0242ac110002" } },
  signatureHeader: HEADER,
  encoding: "base64url",
  sign({ body, key, now }, how = {}) {
    const head = segment(how.header ?? { alg: "RS256", ts: Math.floor(now / 1000), b64: false, crit: ["b64"] });
    const signature = sign(how.hash ?? "sha256", how.content ? how.content({ body, head }) : bytes(`${head}.`, body), key);
    return { headers: [[HEADER, `${head}..${how.write ? how.write(signature) : signature.toString("base64url")}`]] };
  },
  verify(received) {
    const [head, payload, signature, ...more] = headerOf(received, HEADER.toLowerCase()).split(".");
    if (payload !== "" || signature === undefined || more.length > 0) return false;
    const { alg, b64, crit, ts } = JSON.parse(Buffer.from(head, "base64url"));
    if (alg !== "RS256" || b64 !== false || !Array.isArray(crit) || crit.length === 0 || !crit.every((name) => name === "b64")) return false;
    const raw = Buffer.from(signature, "base64url");
    if (raw.toString("base64url") !== signature) return false;
    if (!verify("sha256", bytes(`${head}.`, received.body), createPublicKey({ key: JSON.parse(received.publicKey), format: "jwk" }), raw)) return false;
    return typeof ts !== "number" || Math.abs(Math.floor(Date.now() / 1000) - ts) <= 300;
  },
  *cases(make) {
    const at = (name, seconds, reason) => make(name, { reason, edge: seconds > 0, signedAt: 1_785_000_000_000 + seconds * 1000 });
    yield at("too-old", -310, "timestamp-expired");
    yield at("old-within", -290, "valid");
    yield at("too-new", 310, "timestamp-future");
    const header = (name, value, reason = "malformed-header") => make(name, { reason, how: { header: value } });
    yield header("without-time", { alg: "RS256", b64: false, crit: ["b64"] }, "valid");
    yield header("alg-other", { alg: "PS256", ts: 1785000000, b64: false, crit: ["b64"] });
    yield header("b64-true", { alg: "RS256", ts: 1785000000, b64: true, crit: ["b64"] });
    yield header("b64-not-critical", { alg: "RS256", ts: 1785000000, b64: false });
    yield header("critical-unknown", { alg: "RS256", ts: 1785000000, b64: false, crit: ["b64", "exp"] });
    yield make("payload-attached", { reason: "malformed-header", headers: set(HEADER, (value) => value.replace("..", ".e30.")) });
    yield make("payload-encoded", { reason: "scheme-mismatch", how: { content: ({ body, head }) => `${head}.${body.toString("base64url")}` } });
    yield make("header-changed", { reason: "header-tampered", headers: set(HEADER, (value) => `${segment({ alg: "RS256", ts: 1785000001, b64: false, crit: ["b64"] })}..${value.split("..")[1]}`) });
    yield make("other-public-key", { reason: "wrong-secret", publicKey: jwk(otherKey) });
  },
};
