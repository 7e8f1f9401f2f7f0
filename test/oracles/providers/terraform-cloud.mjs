import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "terraform-cloud",
  oracle: "developer.hashicorp.com, notification configurations; re-implemented with node:crypto",
  header: "X-TFE-Notification-Signature",
  hash: "sha512",
  payload: {
    payload_version: 1,
    notification_configuration_id: "nc-AeUQ2zfKZzW9TiGZ",
    run_url: "https://app.terraform.io/app/acme-org/my-workspace/runs/run-FwnENkvDnrpyFC7M",
    run_id: "run-FwnENkvDnrpyFC7M",
    run_message: "Add five new queue workers",
    workspace_name: "my-workspace",
    organization_name: "acme-org",
    notifications: [{ message: "Run Canceled", trigger: "run:errored", run_status: "canceled", run_updated_at: "2026-07-25T17:20:00.000Z", run_updated_by: "test-user" }],
  },
});
