import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "forgejo",
  oracle: "forgejo.org/docs, webhooks; as documented, with node:crypto",
  header: "X-Forgejo-Signature",
  headers: [
    ["User-Agent", "Go-http-client/1.1"],
    ["X-Forgejo-Event", "push"],
    ["X-Forgejo-Event-Type", "push"],
    ["X-Forgejo-Delivery", "f6266f16-1bf3-46a5-9ea4-602e06ead473"],
    ["X-GitHub-Delivery", "f6266f16-1bf3-46a5-9ea4-602e06ead473"],
    ["X-GitHub-Event", "push"],
    ["X-Gitea-Delivery", "f6266f16-1bf3-46a5-9ea4-602e06ead473"],
    ["X-Gitea-Event", "push"],
    ["X-Gogs-Delivery", "f6266f16-1bf3-46a5-9ea4-602e06ead473"],
    ["X-Gogs-Event", "push"],
  ],
  payload: {
    ref: "refs/heads/develop",
    before: "28e1879d029cb852e4844d9c718537df08844e03",
    after: "bffeb74224043ba2feb48d137756c8a9331c449a",
    repository: { id: 140, full_name: "forgejo/webhooks", private: false },
    pusher: { login: "forgejo" },
  },
});
