import { documentedHmac } from "../lib/documented-hmac.mjs";
import { documented } from "../lib/documented.mjs";
import { rename, set } from "../lib/grid/header.mjs";
import { headerOf } from "../lib/request.mjs";

/** The header of v3, or the one before it. */
function either(received) {
  const value = headerOf(received, "heygen-signature") ?? headerOf(received, "signature");
  return value === undefined ? undefined : { signatures: [value] };
}

export default documentedHmac({
  id: "heygen",
  oracle: "developers.heygen.com, webhooks; as documented, with node:crypto",
  header: "Heygen-Signature",
  secret: "whsec_k7x9m2-made-up-for-vectors",
  verify: documented({ hash: "sha256", encoding: "hex", read: either, content: ({ body }) => [body] }),
  folder: "docs",
  *cases(make) {
    yield make("older-header", { headers: rename("Heygen-Signature", "Signature") });
    yield make("secret-without-prefix", { reason: "secret-prefix", secret: "k7x9m2-made-up-for-vectors" });
    yield make("timestamp-not-looked-at", { headers: set("Heygen-Timestamp", () => "1") });
  },
  headers: [["User-Agent", "HeyGen-Webhooks"], ["Heygen-Timestamp", "1785000000"], ["Heygen-Event-Id", "evt_5f1c3a2b"]],
  payload: {event_id: "evt_5f1c3a2b", event_type: "avatar_video.success", event_data: {video_id: "b3f9d0c1a7e84f52", url: "https://files.example.com/video.mp4?größe=1", gif_download_url: "https://files.example.com/video.gif", callback_id: "auftrag-42"}},
});
