import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "gitea",
  oracle: "docs.gitea.com, repository webhooks; as documented, with node:crypto",
  header: "X-Gitea-Signature",
  headers: [["User-Agent", "Go-http-client/1.1"], ["X-Gitea-Event", "push"], ["X-Gitea-Delivery", "f6266f16-1bf3-46a5-9ea4-602e06ead473"], ["X-Gogs-Event", "push"], ["X-Gogs-Delivery", "f6266f16-1bf3-46a5-9ea4-602e06ead473"], ["X-GitHub-Event", "push"], ["X-GitHub-Delivery", "f6266f16-1bf3-46a5-9ea4-602e06ead473"], ["X-Gitea-Event-Type", "push"], ["X-GitHub-Event-Type", "push"]],
  payload: {ref: "refs/heads/main", before: "28e1879d029cb852e4844d9c718537df08844e03", after: "bffeb74224043ba2feb48d137756c8a9331c449a", compare_url: "https://git.example.com/acme/shop/compare/28e1879…bffeb74", commits: [{id: "bffeb74224043ba2feb48d137756c8a9331c449a", message: "Webhooks — größer", author: {name: "Zoë", email: "zoe@example.com", username: "zoe"}}], repository: {id: 140, name: "shop", full_name: "acme/shop"}, pusher: {id: 1, login: "zoe"}, sender: {id: 1, login: "zoe"}},
});
