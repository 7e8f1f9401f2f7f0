import { documentedToken } from "../lib/documented-token.mjs";

export default documentedToken({
  id: "figma",
  oracle: "developers.figma.com, webhooks security (passcode); as documented, with node:crypto",
  json: "passcode",
  payload: { event_type: "FILE_COMMENT", timestamp: "2026-07-25T17:20:00Z", webhook_id: "22", file_key: "zH02PcTCMd9aZ8n6LdQyUF", file_name: "Design", triggered_by: { id: "813845097374535682", handle: "Jane" } },
});
