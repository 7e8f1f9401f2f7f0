import { createPublicKey, sign, verify } from "node:crypto";
import { set } from "../lib/grid/header.mjs";
import { otherKey, signingKey } from "../lib/paypal-keys.mjs";
import { headerOf, textOf } from "../lib/request.mjs";

const FIRST = "x-adobe-digital-signature-1";
const SECOND = "x-adobe-digital-signature-2";

const publicOf = (key) => createPublicKey(key).export({ type: "spki", format: "pem" });

export default {
  id: "adobe-io",
  folder: "docs",
  brief: true,
  oracle: "developer.adobe.com/events, signature verification, as @adobe/aio-lib-events 4.1.0 checks it; re-implemented with node:crypto",
  publicKey: publicOf(signingKey),
  signingKey,
  ownKey: signingKey,
  wrongKey: otherKey,
  headers: [["User-Agent", "Adobe/1.0"], ["x-adobe-event-id", "6b3a8c2e-1d3a-4c77-8c2d-1c9d2a3f4b5c"], ["x-adobe-public-key1-path", "/prod/keys/pub-key-a1.pem"], ["x-adobe-public-key2-path", "/prod/keys/pub-key-b2.pem"]],
  payload: { specversion: "1.0", id: "82235bac-2b81-4e70-90b5-2bd1f04b5c7b", type: "aem.assets.asset.created", time: "2026-07-25T17:20:00Z", recipient_client_id: "4a1b2c3d4e5f60718293a4b5c6d7e8f9", data: { path: "/content/dam/logo.png" } },
  signatureHeader: FIRST,
  encoding: "base64",
  sign({ body, key }, how = {}) {
    const signature = sign(how.hash ?? "sha256", how.content ? how.content({ body }) : body, key);
    return { headers: [[FIRST, how.write ? how.write(signature) : signature.toString("base64")], [SECOND, Buffer.alloc(256, 7).toString("base64")]] };
  },
  // The delivery's key paths name the keys; here there is one, and either signature may be by it.
  verify: (received) =>
    [FIRST, SECOND].some((name) => {
      const signature = headerOf(received, name);
      return signature !== undefined && verify("sha256", Buffer.from(textOf(received)), createPublicKey(received.publicKey), Buffer.from(signature, "base64"));
    }),
  *cases(make) {
    yield make("second-signature-right", { headers: (all) => all.map(([name, value]) => [name === FIRST ? SECOND : name === SECOND ? FIRST : name, value]) });
    yield make("neither", { reason: "wrong-secret", headers: set(FIRST, () => Buffer.alloc(256, 9).toString("base64")) });
    yield make("other-public-key", { reason: "wrong-secret", publicKey: publicOf(otherKey) });
  },
};
