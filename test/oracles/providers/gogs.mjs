import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "gogs",
  oracle: "gogs.io/docs, webhook; as documented, with node:crypto",
  header: "X-Gogs-Signature",
  headers: [["User-Agent", "GogsServer"], ["X-Gogs-Event", "push"], ["X-Gogs-Delivery", "f6266f16-1bf3-46a5-9ea4-602e06ead473"], ["X-Github-Event", "push"], ["X-Github-Delivery", "f6266f16-1bf3-46a5-9ea4-602e06ead473"]],
  payload: {ref: "refs/heads/main", before: "28e1879d029cb852e4844d9c718537df08844e03", after: "bffeb74224043ba2feb48d137756c8a9331c449a", compare_url: "https://gogs.example.com/acme/shop/compare/28e1879…bffeb74", commits: [{id: "bffeb74224043ba2feb48d137756c8a9331c449a", message: "Webhooks — größer", author: {name: "Zoë", email: "zoe@example.com", username: "zoe"}}], repository: {id: 140, name: "shop", full_name: "acme/shop"}, pusher: {id: 1, login: "zoe"}, sender: {id: 1, login: "zoe"}},
});
