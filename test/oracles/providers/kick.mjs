import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { nuxtValidator, NUXT_DEPARTURES } from "../lib/nuxt-validators.mjs";
import { sdk } from "../lib/oracle.mjs";
import { bytes } from "../lib/sign.mjs";
import { otherKey, signingKey } from "../lib/paypal-keys.mjs";

const publicOf = (key) => createPublicKey(createPrivateKey(key)).export({ format: "pem", type: "spki" }).toString();
const holds = await nuxtValidator("kick", "isValidKickWebhook", (publicKey) => ({ publicKey }));
const TIMESTAMP = "Kick-Event-Message-Timestamp";

export default {
  id: "kick",
  brief: true,
  oracle: sdk("nuxt-webhook-validators", "isValidKickWebhook"),
  publicKey: publicOf(signingKey),
  signingKey,
  ownKey: signingKey,
  wrongKey: otherKey,
  headers: [["User-Agent", "Kick-Webhooks"], ["Kick-Event-Type", "chat.message.sent"], ["Kick-Event-Version", "1"], ["Kick-Event-Subscription-Id", "01JAPT3N1YZ2QX4W6V8R5M0K7C"]],
  payload: {message_id: "01J3Q9Z0V6S2XK8ZP4N7R5W1TB", broadcaster: {is_anonymous: false, user_id: 123456789, username: "größe", channel_slug: "groesse"}, sender: {user_id: 987654321, username: "zoe"}, content: "Hallo [emote:4148074:HYPERCLAP]", created_at: "2026-07-25T17:20:00Z"},
  signatureHeader: "Kick-Event-Signature",
  idHeader: "Kick-Event-Message-Id",
  encoding: "base64",
  sign({ key, id, now, body }, how = {}) {
    const timestamp = how.timestamp ?? new Date(now).toISOString().replace(/\.\d+/, "");
    const content = how.content ? how.content({ id, timestamp, body }) : bytes(`${id}.${timestamp}.`, body);
    const signature = sign("sha256", content, key);
    return { headers: [["Kick-Event-Message-Id", id], [TIMESTAMP, timestamp], ["Kick-Event-Signature", how.write ? how.write(signature) : signature.toString("base64")]] };
  },
  verify: (received) => holds({ ...received, secret: received.publicKey }),
  skip: [...NUXT_DEPARTURES, "signature-repeated"],
  *cases(make) {
    yield make("id-left-out", { reason: "scheme-mismatch", how: { content: ({ timestamp, body }) => bytes(`${timestamp}.`, body) } });
    yield make("timestamp-missing", { reason: "header-missing", headers: (all) => all.filter(([name]) => name !== TIMESTAMP) });
    yield make("timestamp-changed", { reason: "timestamp-tampered", headers: (all) => all.map(([name, value]) => [name, name === TIMESTAMP ? "2026-07-25T17:20:09Z" : value]) });
    yield make("day-old", { signedAt: 1_784_913_600_000 });
    yield make("nanoseconds", { how: { timestamp: "2026-07-25T17:20:00.123456789Z" } });
  },
};
