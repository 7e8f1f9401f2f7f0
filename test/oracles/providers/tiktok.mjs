import { documentedHmac } from "../lib/documented-hmac.mjs";
import { set } from "../lib/grid/header.mjs";

const HEADER = "TikTok-Signature";

export default documentedHmac({
  id: "tiktok",
  oracle: "developers.tiktok.com, webhooks: verification; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: HEADER,
  params: { signature: "s", timestamp: "t" },
  time: { unit: "s", tolerance: 300 },
  content: ({ body, timestamp }) => [`${timestamp}.`, body],
  payload: {
    client_key: "bwo2m45353a6k85",
    event: "video.publish.completed",
    create_time: 1785000000,
    user_openid: "act.example12345Example12345Example",
    content: '{"share_id":"video.6974245311675353080.VDCxrcMJ"}',
  },
  // Blanks around the parts are cut off by the implementation that was read.
  skip: ["signature-trailing-space"],
  *cases(make) {
    const header = (name, reason, change) => make(name, { reason, headers: set(HEADER, change) });
    yield header("v1-instead", "malformed-header", (value) => value.replace("s=", "v1="));
    yield header("t-missing", "malformed-header", (value) => value.replace(/^t=\d+,/, ""));
  },
});
