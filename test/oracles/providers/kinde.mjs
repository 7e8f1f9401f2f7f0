import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { importSPKI, jwtVerify } from "jose";
import { segment, signatureTextCases, tokenBody } from "../lib/jwt.mjs";
import { NOW } from "../lib/make.mjs";
import { sdk } from "../lib/oracle.mjs";
import { textOf } from "../lib/request.mjs";
import { otherKey, signingKey } from "../lib/paypal-keys.mjs";

const publicOf = (key) => createPublicKey(createPrivateKey(key)).export({ format: "pem", type: "spki" }).toString();

/** The event that is signed; nothing where the grid hands over what is no JSON. */
function eventOf(body) {
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
}

function token(draft, { claims, header = { alg: "RS256", kid: "c0:5a", typ: "JWT" }, write } = {}) {
  const input = `${segment(header)}.${segment({ iss: "https://acme.kinde.com", ...eventOf(draft.body), ...claims })}`;
  const bytes = sign("sha256", Buffer.from(input), draft.key);
  return `${input}.${write ? write(bytes) : bytes.toString("base64url")}`;
}

export default {
  id: "kinde",
  brief: true,
  oracle: sdk("jose", "jwtVerify RS256 of the body"),
  publicKey: publicOf(signingKey),
  signingKey,
  ownKey: signingKey,
  wrongKey: otherKey,
  headers: [["Content-Type", "application/jwt"]],
  payload: JSON.stringify({type: "user.created", event_id: "event_018e6c4e4d2a7f6d", event_timestamp: "2026-07-25T17:20:00.000Z", source: "admin", timestamp: "2026-07-25T17:20:00.000Z", data: {user: {id: "kp_5e8f", email: "zoe@example.com", first_name: "Zoë", is_suspended: false}}}),
  sign: (draft, how) => ({ headers: [], body: Buffer.from(token(draft, how)) }),
  async verify(received) {
    await jwtVerify(textOf(received), await importSPKI(received.publicKey, "RS256"), { algorithms: ["RS256"] });
    return true;
  },
  // The body is the token: its content is asked below.
  skip: ["body-only-signed", "invalid-utf8-signed", "no-other-headers", "body-reserialized", "trailing-newline", "last-byte-changed"],
  *cases(make) {
    yield* signatureTextCases(make, tokenBody);
    const claims = (name, reason, changed) => make(`claims-${name}`, { reason, how: { claims: changed } });
    yield claims("expired", "timestamp-expired", { exp: NOW / 1000 - 1 });
    yield claims("exp-later", "valid", { exp: NOW / 1000 + 60 });
    yield claims("not-before", "timestamp-future", { nbf: NOW / 1000 + 60 });
    yield make("alg-none", { reason: "algorithm-mismatch", how: { header: { alg: "none", typ: "JWT" }, write: () => "" } });
    yield make("alg-hs256", { reason: "algorithm-mismatch", how: { header: { alg: "HS256", typ: "JWT" } } });
    yield make("claims-changed", { reason: "body-tampered", received: (body) => body.toString().replace(/\.[^.]+\./, `.${segment({ type: "user.deleted" })}.`) });
    yield make("signature-cut", { reason: "truncated-signature", received: (body) => body.subarray(0, -4) });
    yield make("parsed-instead", { reason: "body-parsed", received: (body) => Buffer.from(body.toString().split(".")[1], "base64url") });
  },
};
