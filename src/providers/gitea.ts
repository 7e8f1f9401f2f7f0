import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "gitea",
  name: "Gitea",
  docs: "https://docs.gitea.com/usage/repository/webhooks",
  facts: {
    from: [
      "docs.gitea.com, usage: repository webhooks; config cheat sheet (timeout)",
      "several independent receivers, as found in public code",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Gitea-Signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: {
    headers: ["x-gitea-event", "x-gitea-event-type", "x-gitea-delivery"],
    prefer: ({ headers }) => header(headers, "x-gitea-event") !== undefined,
  },
  event: [{ header: "X-Gitea-Event" }],
  deliveryId: [{ header: "X-Gitea-Delivery" }],
  delivery: {
    timeout: 5,
    success: "2xx",
    retries: { count: 0, note: "never by itself; the replay button sends it with a new id" },
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "The same signature comes as X-Hub-Signature-256 (with sha256=) and X-Gogs-Signature, and the event as X-GitHub-Event and X-Gogs-Event: receivers made for GitHub or Gogs take it too.",
    "With content type application/x-www-form-urlencoded the JSON stands in the field payload, and the JSON is what is signed; hookctl judges JSON bodies.",
  ],
});
