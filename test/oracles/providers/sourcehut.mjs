import { createPublicKey } from "node:crypto";
import { documentedSignature } from "../lib/documented-signature.mjs";
import { set, without } from "../lib/grid/header.mjs";
import { ed25519Pair } from "../lib/keys.mjs";
import { madeUp } from "../lib/sign.mjs";

const NONCE = "X-Payload-Nonce";
const [own, other] = ["sourcehut key", "sourcehut other"].map(ed25519Pair);
const pem = ({ privateKey }) => privateKey.export({ format: "pem", type: "pkcs8" }).toString();

export default documentedSignature({
  id: "sourcehut",
  oracle: "SourceHut, core-go crypto.SignWebhook and VerifyWebhook; re-implemented with node:crypto",
  header: "X-Payload-Signature",
  hash: null,
  keys: {
    own: pem(own),
    other: pem(other),
    publicKey: own.raw.toString("base64"),
    otherPublicKey: other.raw.toString("base64"),
    read: (text) => createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: Buffer.from(text, "base64").toString("base64url") }, format: "jwk" }),
  },
  companions: () => [[NONCE, madeUp("sourcehut nonce", 8).toString("hex")]],
  content: ({ body, headers }) => [body, headers[NONCE.toLowerCase()] ?? ""],
  accepts: ({ headers }) => headers.some(([name, value]) => name.toLowerCase() === NONCE.toLowerCase() && value !== ""),
  headers: [["X-Webhook-Event", "GIT_POST_RECEIVE"], ["X-Webhook-Delivery", "ac6b1f0e-2d3c-4b5a-9f8e-7d6c5b4a3f2e"]],
  payload: { data: { webhook: { uuid: "ac6b1f0e-2d3c-4b5a-9f8e-7d6c5b4a3f2e", event: "GIT_POST_RECEIVE", date: "2026-07-25T17:20:00Z", repository: { name: "website" } } } },
  skip: ["key-order"],
  *cases(make) {
    yield make("nonce-changed", { reason: "header-tampered", headers: set(NONCE, () => "00".repeat(8)) });
    yield make("nonce-missing", { reason: "header-missing", headers: without(NONCE) });
    yield make("nonce-not-signed", { reason: "scheme-mismatch", how: { content: ({ body }) => body } });
  },
});
