import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "sonarqube",
  oracle: "docs.sonarsource.com, webhooks: securing webhooks; re-implemented with node:crypto",
  header: "X-Sonar-Webhook-HMAC-SHA256",
  headers: [["X-SonarQube-Project", "org.example:shop"]],
  payload: {
    serverUrl: "https://sonar.example.com",
    taskId: "AVh21JS2JepAEhwQ-b3u",
    status: "SUCCESS",
    analysedAt: "2026-07-25T17:20:00+0000",
    revision: "c739069ec7105e01303e8b3065a81141aad9f129",
    project: { key: "org.example:shop", name: "Shop" },
    branch: { name: "main", type: "BRANCH", isMain: true },
    qualityGate: { name: "SonarQube way", status: "OK", conditions: [] },
  },
});
