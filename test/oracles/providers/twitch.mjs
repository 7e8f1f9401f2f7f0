import { EventSubHttpListener } from "@twurple/eventsub-http";
import { isoTimeCases } from "../lib/grid/iso-time.mjs";
import { prefixCases } from "../lib/grid/prefix.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";
import { bytes, hmacSigner } from "../lib/sign.mjs";

const HEADER = "Twitch-Eventsub-Message-Signature";
const ID = "Twitch-Eventsub-Message-Id";
const TIMESTAMP = "Twitch-Eventsub-Message-Timestamp";

const signer = hmacSigner({
  hash: "sha256",
  encoding: "hex",
  content: ({ id, timestamp, body }) => bytes(id, timestamp, body),
  headers: ({ signature, timestamp, id }) => [
    [ID, id],
    [TIMESTAMP, timestamp],
    [HEADER, `sha256=${signature}`],
  ],
});

export default {
  id: "twitch",
  oracle: sdk("@twurple/eventsub-http", "_verifyData, and its handler's limit of 10 minutes"),
  secret: "s3cRe7-made-up-for-twitch",
  wrongKey: "another secret",
  headers: [
    ["Twitch-Eventsub-Message-Retry", "0"],
    ["Twitch-Eventsub-Message-Type", "notification"],
    ["Twitch-Eventsub-Subscription-Type", "channel.follow"],
    ["Twitch-Eventsub-Subscription-Version", "2"],
  ],
  payload: {
    subscription: { id: "f1c2a387-161a-49f9-a165-0f21d7a4e1c4", type: "channel.follow", version: "2", status: "enabled", cost: 0 },
    event: { user_id: "1337", user_login: "awesome_user", broadcaster_user_id: "12826", followed_at: "2026-07-25T17:20:00.123456789Z" },
  },
  signatureHeader: HEADER,
  idHeader: ID,
  encoding: "hex",
  sign: (draft, how = {}) => signer(draft, { timestamp: new Date(draft.now).toISOString().replace("Z", "000000Z"), ...how }),
  verify(received) {
    const [id, timestamp, signature] = [ID, TIMESTAMP, HEADER].map((name) => headerOf(received, name.toLowerCase()));
    if (signature === undefined) return false;
    const asListener = { _secret: received.secret };
    if (!EventSubHttpListener.prototype._verifyData.call(asListener, id, timestamp, textOf(received), signature)) return false;
    return !(new Date(timestamp).getTime() < Date.now() - 10 * 60 * 1000);
  },
  // It reads bodies as text, and takes an empty secret and secrets shorter than Twitch allows.
  skip: ["invalid-utf8-signed"],
  *cases(make) {
    yield* isoTimeCases(make, TIMESTAMP, 600);
    yield* prefixCases(make, HEADER);
    yield make("timestamp-missing", { reason: "header-missing", headers: (all) => all.filter(([name]) => name !== TIMESTAMP) });
    yield make("id-left-out", { reason: "scheme-mismatch", how: { content: ({ timestamp, body }) => bytes(timestamp, body) } });
    yield make("timestamp-before-id", { reason: "scheme-mismatch", how: { content: ({ id, timestamp, body }) => bytes(timestamp, id, body) } });
  },
};
