import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "gogs",
  name: "Gogs",
  docs: "https://gogs.io/docs/features/webhook",
  facts: {
    from: [
      "gogs.io/docs, features: webhook",
      "docs.gitea.com, repository webhooks (Gitea keeps the same header for its sake)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Gogs-Signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: {
    headers: ["x-gogs-event", "x-gogs-delivery"],
    prefer: ({ headers }) =>
      header(headers, "x-gogs-event") !== undefined && header(headers, "x-gitea-event") === undefined,
  },
  event: [{ header: "X-Gogs-Event" }],
  deliveryId: [{ header: "X-Gogs-Delivery" }],
  delivery: { timeout: 5, success: "2xx", retries: { count: 0, note: "never by itself; can be sent again by hand" } },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "Deliveries of Gitea carry these headers too; X-Gitea-Event tells them apart.",
  ],
});
