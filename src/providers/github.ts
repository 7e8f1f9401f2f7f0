import { hasBody } from "../schemes/demands.ts";
import { provider } from "./define.ts";

export default provider({
  id: "github",
  name: "GitHub",
  docs: "https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries",
  facts: {
    from: [
      "@octokit/webhooks-methods 6.0.0, verify",
      "docs.github.com, handling failed webhook deliveries; webhook events and payloads",
    ],
    checked: "2026-11-24",
    sdk: "@octokit/webhooks-methods 6.0.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Hub-Signature-256", encoding: "hex", prefix: "sha256=" },
      content: "{text}",
      demands: hasBody,
    },
  ],
  detect: { headers: ["x-github-event", "x-github-delivery", "x-github-hook-id"] },
  event: [{ header: "X-GitHub-Event" }],
  deliveryId: [{ header: "X-GitHub-Delivery" }],
  env: ["GITHUB_WEBHOOK_SECRET", "WEBHOOK_SECRET"],
  delivery: {
    timeout: 10,
    success: "2xx",
    retries: { count: 0, note: "never by itself; by hand or API for deliveries of the last 3 days" },
    bodyLimit: 26_214_400,
  },
  notes: [
    "Compared as text: upper-case hex or a missing sha256= fails. An empty body or secret is an error.",
    "With content type application/x-www-form-urlencoded the form as it came is signed, not its field payload.",
    "X-Hub-Signature (SHA-1) comes along for old receivers. It is not looked at, alone neither.",
    "X-GitHub-Delivery stays the same when a delivery is sent again, and is shared by all hooks of one event.",
  ],
});
