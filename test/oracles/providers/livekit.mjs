import { createHash } from "node:crypto";
import { WebhookReceiver } from "livekit-server-sdk";
import { hmacToken, signatureTextCases, timeClaimCases, tokenCases } from "../lib/jwt.mjs";
import { NOW } from "../lib/make.mjs";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";

const API_KEY = "APIkey123";
/** Of `livekit-server --dev`: hookctl signs with it where a delivery names no API key. */
const DEVELOPMENT_KEY = "devkey";
const secret = "secMadeUpForLiveKitVectors0123456789abcdefg";

export default {
  id: "livekit",
  oracle: sdk("livekit-server-sdk", "WebhookReceiver.receive"),
  secret,
  wrongKey: "another API secret",
  headers: [["Content-Type", "application/webhook+json"], ["User-Agent", "Go-http-client/1.1"]],
  payload: { event: "participant_joined", room: { sid: "RM_hycBMAjmt6Ub", name: "Demo Room" }, participant: { sid: "PA_8Jk2", identity: "nelly" }, id: "EV_eugWmGhovZmm", createdAt: "1785000000" },
  signatureHeader: "Authorization",
  encoding: "base64url",
  // With no old token to take it from, hookctl cannot know the API key that the SDK compares as the issuer.
  skip: ["bare"],
  sign(draft, how = {}) {
    const seconds = Math.floor(draft.now / 1000);
    const body = how.content ? how.content(draft) : draft.body;
    const sha256 = createHash("sha256").update(body).digest("base64");
    const claims = how.rawClaims ?? { iss: API_KEY, nbf: seconds - 5, exp: seconds + 300, sha256, ...how.claims };
    const key = how.toKey ? how.toKey(draft.key) : draft.key;
    return { headers: [["Authorization", hmacToken({ claims, key, header: how.header, hash: how.hash, write: how.write })]] };
  },
  verify: async (received) => {
    const receive = (apiKey) => new WebhookReceiver(apiKey, received.secret).receive(textOf(received), headerOf(received, "authorization"));
    await receive(API_KEY).catch(() => receive(DEVELOPMENT_KEY));
    return true;
  },
  *cases(make) {
    yield* signatureTextCases(make);
    yield* timeClaimCases(make, NOW, 10);
    yield* tokenCases(make, secret);
    const { body } = make("any");
    const hash = (encoding, name = "sha256") => createHash(name).update(body).digest(encoding);
    for (const [name, sha256] of [
      ["hex", hash("hex")],
      ["base64url", hash("base64url")],
      ["unpadded", hash("base64").replace("=", "")],
      ["sha512", hash("base64", "sha512")],
      ["absent", undefined],
      ["empty", ""],
      ["number", 5],
      ["null", null],
      ["list", [hash("base64")]],
    ]) {
      yield make(`hash-${name}`, { reason: "encoding-mismatch", edge: true, how: { claims: { sha256 } } });
    }
    yield make("body-list", { reason: "body-tampered", edge: true, body: "[]" });
    yield make("body-number", { reason: "body-tampered", edge: true, body: "5" });
    yield make("body-event-unknown", { edge: true, body: { event: "something_new", more: { of: "it" } } });
  },
};
