import { bodyJson, jsonText, jsonValue } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "docker-hub",
  name: "Docker Hub",
  docs: "https://docs.docker.com/docker-hub/repos/manage/webhooks/",
  facts: { from: ["docs.docker.com, Docker Hub: webhooks"], checked: "2026-11-24" },
  schemes: [
    {
      kind: "none",
      instead:
        "Docker Hub signs nothing. Put a secret of your own into the URL's path or query, and ask the registry for the tag instead of believing the body.",
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "push_data.tag") !== undefined &&
      typeof jsonValue(bodyJson(body), "repository.repo_name") === "string",
  },
  delivery: { timeout: null, success: null, retries: { count: null, note: "not published" } },
  notes: [
    "There is one kind of event, a push, and no id: deduplicate by repository.repo_name, push_data.tag and push_data.pushed_at. callback_url is a relic: nothing answers there.",
    "No independent vector: nothing is signed.",
  ],
});
