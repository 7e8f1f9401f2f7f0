import { documentedToken } from "../lib/documented-token.mjs";

export default documentedToken({
  id: "azure-devops",
  oracle: "learn.microsoft.com, service hooks: webhooks (basic authentication, RFC 7617); re-implemented with node:crypto",
  basic: true,
  headers: [["User-Agent", "VSServices/20.263.36105.1 (TfsJobAgent.exe)"]],
  payload: { subscriptionId: "00000000-0000-4000-8000-000000000000", notificationId: 3, id: "03c164c2-8912-4d5e-8009-3707d5f83734", eventType: "git.push", publisherId: "tfs", resource: { pushId: 14 } },
});
