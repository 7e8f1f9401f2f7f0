import { createPublicKey, sign, verify } from "node:crypto";
import { otherKey, signingKey } from "./paypal-keys.mjs";
import { headersOf } from "./request.mjs";
import { bytes } from "./sign.mjs";

const pem = (key) => createPublicKey(key).export({ format: "pem", type: "spki" }).toString();

/**
 * An oracle of a provider that signs with a private key in a header, after its documentation: RSA (PKCS #1) with made-up
 * keys, or another kind by `keys`. Signer and judge come from the same few facts, with node:crypto and nothing of `src/`.
 *
 * @param {object} facts As `Oracle`, and
 * @param {string} facts.header The signature's, in its usual case; its value is base64.
 * @param {string | null} [facts.hash] Default "sha256"; null for Ed25519.
 * @param {(parts: { body: Buffer, headers: Record<string, string> }) => (string | Buffer)[]} [facts.content] Default: the body.
 * @param {(now: number) => import("./oracle.mjs").Header[]} [facts.companions] Headers that are signed along.
 * @param {{ own: string, other: string, publicKey: string, read: (text: string) => import("node:crypto").KeyObject }} [facts.keys]
 * @param {(received: import("./oracle.mjs").Case) => boolean} [facts.accepts] What is demanded besides.
 * @returns {import("./oracle.mjs").Oracle}
 */
export function documentedSignature({ header, hash = "sha256", content = ({ body }) => [body], companions = () => [], keys, accepts = () => true, ...oracle }) {
  const { own, other, publicKey, read } = keys ?? { own: signingKey, other: otherKey, publicKey: pem(signingKey), read: createPublicKey };
  return {
    folder: "docs",
    brief: true,
    publicKey,
    signingKey: own,
    ownKey: own,
    wrongKey: other,
    ...oracle,
    signatureHeader: header,
    encoding: "base64",
    sign({ body, key, now }, how = {}) {
      const more = companions(now);
      const signed = how.content ? how.content({ body }) : bytes(...content({ body, headers: headersOf({ headers: more }) }));
      const signature = sign(hash === null ? null : (how.hash ?? hash), signed, key);
      return { headers: [...more, [header, how.write ? how.write(signature) : signature.toString("base64")]] };
    },
    verify(received) {
      const headers = headersOf(received);
      const value = headers[header.toLowerCase()];
      const raw = Buffer.from(value ?? "", "base64");
      if (raw.toString("base64") !== value || !accepts(received)) return false;
      return verify(hash, bytes(...content({ body: received.body, headers })), read(received.publicKey), raw);
    },
    *cases(make) {
      yield make("other-public-key", { reason: "wrong-secret", publicKey: keys ? keys.otherPublicKey : pem(otherKey) });
      if (oracle.cases) yield* oracle.cases(make);
    },
  };
}
