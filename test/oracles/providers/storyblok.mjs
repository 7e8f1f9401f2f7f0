import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "storyblok",
  oracle: "storyblok.com, securing webhooks: verifying signatures; re-implemented with node:crypto",
  header: "webhook-signature",
  hash: "sha1",
  payload: { text: "The user test@example.com published the Story Home (home)", action: "published", space_id: 288868932106293, story_id: 107948513, full_slug: "home" },
});
