import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "gitlab",
  name: "GitLab",
  docs: "https://docs.gitlab.com/user/project/integrations/webhooks/",
  facts: {
    from: [
      "docs.gitlab.com, webhooks: secret token and signing token",
      "gitlab-org/gitlab!230944 (signing token; its test server verifies with the package standardwebhooks) and !231325 (whsec_ and 32 bytes in base64)",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "standard-webhooks" }, { kind: "token", header: "X-Gitlab-Token" }],
  detect: {
    headers: ["x-gitlab-event", "x-gitlab-instance", "x-gitlab-webhook-uuid", "x-gitlab-event-uuid"],
    prefer: ({ headers }) => header(headers, "x-gitlab-event") !== undefined,
  },
  event: [{ header: "X-Gitlab-Event" }, { json: "object_kind" }, { json: "event_name" }],
  deliveryId: [{ header: "Idempotency-Key" }, { header: "webhook-id" }],
  delivery: {
    timeout: 10,
    success: "2xx",
    retries: {
      count: null,
      note: "no schedule is published; a delivery that timed out may come again, and can be sent again by hand or by API",
    },
    bodyLimit: 26_214_400,
  },
  notes: [
    "A webhook with a signing token (whsec_…) is signed after Standard Webhooks; webhook-id is the Idempotency-Key. One with a secret token alone sends that token and proves the sender only, not the bytes.",
    "Both may be configured. The signature counts where it is there; X-Gitlab-Token is then only a second, weaker proof.",
    "Four failures in a row switch the webhook off for a minute, doubling up to 24 hours; forty switch it off for good.",
  ],
});
