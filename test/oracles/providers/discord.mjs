import { createPublicKey, sign } from "node:crypto";
import { verifyKey } from "discord-interactions";
import { ed25519Pair } from "../lib/keys.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf } from "../lib/request.mjs";
import { bytes } from "../lib/sign.mjs";

const pairs = new Map(["discord", "discord wrong"].map((seed) => [seed, ed25519Pair(seed)]));
const publicKey = pairs.get("discord").raw.toString("hex");

export default {
  id: "discord",
  oracle: sdk("discord-interactions", "verifyKey"),
  publicKey,
  signingKey: "discord",
  ownKey: pairs.get("discord").privateKey.export({ format: "pem", type: "pkcs8" }),
  wrongKey: "discord wrong",
  headers: [["User-Agent", "Discord-Webhook/1.0 (+https://discord.com)"]],
  payload: {
    version: 1,
    application_id: "1234560123453231555",
    type: 1,
    event: { type: "APPLICATION_AUTHORIZED", timestamp: "2026-07-25T17:19:58.616086", data: { integration_type: 1, scopes: ["applications.commands"], user: { id: "80351110224678912", username: "Nelly" } } },
  },
  signatureHeader: "X-Signature-Ed25519",
  encoding: "hex",
  timestamp: { unit: "s", tolerance: 0, header: "X-Signature-Timestamp" },
  // An empty timestamp is the same to this function as none. The SDK's own middleware refuses it.
  skip: ["timestamp-signed-empty"],
  sign(draft, how = {}) {
    const timestamp = how.timestamp ?? String(Math.floor(draft.now / 1000));
    const content = how.content ? how.content({ ...draft, timestamp }) : bytes(timestamp, draft.body);
    const signature = sign(null, Buffer.from(content), pairs.get(draft.key).privateKey);
    return {
      headers: [
        ["X-Signature-Ed25519", how.write ? how.write(signature) : signature.toString("hex")],
        ["X-Signature-Timestamp", timestamp],
      ],
    };
  },
  verify: (received) =>
    verifyKey(received.body, headerOf(received, "x-signature-ed25519"), headerOf(received, "x-signature-timestamp"), received.publicKey),
  *cases(make) {
    const spki = createPublicKey(pairs.get("discord").privateKey).export({ format: "der", type: "spki" });
    for (const [name, key] of [
      ["upper", publicKey.toUpperCase()],
      ["newline", `${publicKey}\n`],
      ["crlf", `${publicKey}\r\n`],
      ["newline-before", `\n${publicKey}`],
      ["blank-after", `${publicKey} `],
      ["blank-before", ` ${publicKey}`],
      ["quoted", `"${publicKey}"`],
      ["prefixed", `0x${publicKey}`],
      ["base64", pairs.get("discord").raw.toString("base64")],
      ["spki-hex", spki.toString("hex")],
      ["spki-base64", spki.toString("base64")],
      ["short", publicKey.slice(0, -2)],
      ["one-less", publicKey.slice(0, -1)],
      ["empty", ""],
      ["other", pairs.get("discord wrong").raw.toString("hex")],
    ]) {
      yield make(`key-${name}`, { reason: "public-key-format", edge: name !== "other", publicKey: key });
    }
    for (const [name, write] of [
      ["newline-after", (hex) => `${hex}\n`],
      ["newline-inside", (hex) => `${hex.slice(0, 10)}\n${hex.slice(10)}`],
      ["newline-odd", (hex) => `${hex.slice(0, 9)}\n${hex.slice(9)}`],
      ["blank-for-digit", (hex) => hex.replace(/0(?=[1-9a-f](?:..)*$)/, " ")],
      ["foreign-digit", (hex) => `g${hex.slice(1)}`],
      ["foreign-second-digit", (hex) => `${hex.slice(0, 1)}g${hex.slice(2)}`],
    ]) {
      yield make(`signature-${name}`, { reason: "malformed-header", edge: true, how: { write: (digest) => write(digest.toString("hex")) } });
    }
  },
};
