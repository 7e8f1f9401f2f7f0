import { afterPrefix, documented } from "../lib/documented.mjs";
import { prefixCases } from "../lib/grid/prefix.mjs";
import { hmacSigner } from "../lib/sign.mjs";

const HEADER = "X-Hub-Signature";

export default {
  id: "intercom",
  folder: "docs",
  oracle: "developers.intercom.com, webhook notifications: signed notifications; as documented, with node:crypto",
  secret: "7d8a2c4e-91b3-4f6d-a5c0-3e2f1b9d8c77",
  wrongKey: "another client secret",
  headers: [["User-Agent", "intercom-parrot-service-client/1.0"]],
  payload: {
    type: "notification_event",
    app_id: "a8b2c3d4",
    data: { type: "notification_event_data", item: { type: "conversation", id: "1911149811" } },
    id: "notif_ccd8a4d0-f965-11e3-a367-c779cae3e1b3",
    topic: "conversation.user.created",
    delivery_attempts: 1,
    created_at: 1785000000,
  },
  signatureHeader: HEADER,
  encoding: "hex",
  sign: hmacSigner({ hash: "sha1", encoding: "hex", content: ({ body }) => body, headers: ({ signature }) => [[HEADER, `sha1=${signature}`]] }),
  verify: documented({
    hash: "sha1",
    encoding: "hex",
    read: (received) => afterPrefix(received, "x-hub-signature", "sha1="),
    content: ({ body }) => [body],
  }),
  *cases(make) {
    yield* prefixCases(make, HEADER, "sha1=");
  },
};
