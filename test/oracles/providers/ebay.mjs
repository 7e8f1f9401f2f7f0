import { sign } from "node:crypto";
import { createRequire } from "node:module";
import { set } from "../lib/grid/header.mjs";
import { p256Pair } from "../lib/keys.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";

const HEADER = "X-EBAY-SIGNATURE";
const KID = "00000000-0000-4000-8000-000000000000";
const require = createRequire(import.meta.url);
const client = require("event-notification-nodejs-sdk/lib/client");
const { validateSignature } = require("event-notification-nodejs-sdk/lib/validator");

const [right, other] = ["ebay", "ebay wrong"].map(p256Pair);
const pem = (key) => key.export({ type: "pkcs8", format: "pem" });
/** As the Notification API gives it: on one line. */
const apiKey = ({ spki }) => `-----BEGIN PUBLIC KEY-----${spki.toString("base64")}-----END PUBLIC KEY-----`;
const headerText = (signature) => Buffer.from(JSON.stringify({ alg: "ecdsa", kid: KID, signature, digest: "SHA1" })).toString("base64");

export default {
  id: "ebay",
  brief: true,
  oracle: `${sdk("event-notification-nodejs-sdk", "validateSignature")}, the key given instead of fetched`,
  publicKey: apiKey(right),
  signingKey: pem(right.privateKey),
  ownKey: pem(right.privateKey),
  wrongKey: pem(other.privateKey),
  payload: { metadata: { topic: "MARKETPLACE_ACCOUNT_DELETION", schemaVersion: "1.0", deprecated: false }, notification: { notificationId: "49feeaeb-4982-42d9-a377-9645b8479411_33f7e043-fed8-442b-9d44-791923bd9a6d", eventDate: "2026-07-25T17:19:58.000Z", publishAttemptCount: 1, data: { username: "test_user", userId: "ma8vp1jySJC" } } },
  signatureHeader: HEADER,
  sign({ body, key }, how = {}) {
    const signature = sign(how.hash ?? "sha1", how.content ? how.content({ body }) : body, key);
    return { headers: [[HEADER, headerText(how.write ? how.write(signature) : signature.toString("base64"))]] };
  },
  async verify(received) {
    client.getPublicKey = async () => ({ key: received.publicKey, algorithm: "ECDSA", digest: "SHA1" });
    return validateSignature(JSON.parse(textOf(received)), headerOf(received, HEADER.toLowerCase()), {});
  },
  *cases(make) {
    yield make("sha256-signed", { reason: "algorithm-mismatch", how: { hash: "sha256" } });
    yield make("other-public-key", { reason: "wrong-secret", publicKey: apiKey(other) });
    yield make("header-is-bare-signature", { reason: "malformed-header", headers: set(HEADER, (value) => JSON.parse(Buffer.from(value, "base64")).signature) });
    yield make("header-without-signature", { reason: "malformed-header", headers: set(HEADER, () => Buffer.from(JSON.stringify({ kid: KID })).toString("base64")) });
    yield make("unescaped-signed-escaped-received", { edge: true, body: { note: "Zoë" }, received: (body) => body.toString().replace("ë", "\\u00eb") });
  },
};
