import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "sonarqube",
  name: "SonarQube",
  docs: "https://docs.sonarsource.com/sonarqube-server/project-administration/integrations/webhooks/",
  facts: {
    from: [
      "docs.sonarsource.com, webhooks: delivery (10 seconds) and payload",
      "general knowledge, not checked here: the signature's header",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Sonar-Webhook-HMAC-SHA256", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: {
    headers: ["x-sonarqube-project"],
    body: ({ body }) => jsonText(body, "analysedAt") !== undefined && jsonText(body, "project.key") !== undefined,
  },
  event: [{ json: "qualityGate.status" }, { json: "status" }],
  deliveryId: [{ json: "taskId" }],
  delivery: {
    timeout: 10,
    success: "2xx",
    retries: { count: 0, note: "none is documented; the last deliveries are shown in the project's settings" },
  },
  notes: [
    "SonarQube Server and SonarQube Cloud (SonarCloud) sign alike. Signed only where a secret was set with the webhook.",
    "There is one kind of event, the end of an analysis; status and qualityGate.status tell its outcome.",
  ],
});
