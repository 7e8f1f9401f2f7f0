import { documentedToken } from "../lib/documented-token.mjs";

export default documentedToken({
  id: "cloudflare",
  oracle: "developers.cloudflare.com, notifications: configure webhooks (cf-webhook-auth); as documented, with node:crypto",
  header: "cf-webhook-auth",
  payload: { name: "Origin health", text: "Load balancer health changed", data: { new_health: "Unhealthy" }, ts: 1785000000, account_id: "023e105f4ecef8ad9ca31a8372d0c353", alert_type: "load_balancing_health_alert", alert_event: "ALERT_STATE_EVENT_START" },
});
