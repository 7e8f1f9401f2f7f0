import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "ghost",
  oracle: "TryGhost/Ghost, webhook-trigger.js: what it signs, with node:crypto",
  header: "X-Ghost-Signature",
  params: { signature: "sha256", timestamp: "t", joiner: ", " },
  time: { unit: "ms" },
  content: ({ body, timestamp }) => [body, timestamp],
  // Nothing says what becomes of blanks.
  skip: ["signature-trailing-space"],
  headers: [["User-Agent", "Ghost/5.130 (https://github.com/TryGhost/Ghost)"], ["Content-Version", "v5.130"]],
  payload: {post: {current: {id: "64b7a1f0c3d2e5001f8a9b01", uuid: "2f1d3c4b-5a69-4788-9a0b-1c2d3e4f5a6b", title: "Über das Wetter", slug: "uber-das-wetter", status: "published", url: "https://blog.example.com/uber-das-wetter/"}, previous: {status: "draft"}}},
});
