import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "forgejo",
  name: "Forgejo",
  docs: "https://forgejo.org/docs/latest/user/webhooks/",
  facts: {
    from: [
      "forgejo.org/docs, webhooks",
      "vgi-forge-forgejo 0.12.2, verify_signature and its tests (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Forgejo-Signature", encoding: "hex" },
      content: "{body}",
    },
  ],
  detect: {
    headers: ["x-forgejo-event", "x-forgejo-delivery", "x-forgejo-event-type"],
    prefer: ({ headers }) => header(headers, "x-forgejo-event") !== undefined,
  },
  event: [{ header: "X-Forgejo-Event" }],
  deliveryId: [{ header: "X-Forgejo-Delivery" }],
  delivery: { timeout: 5, success: "2xx", retries: { count: 0, note: "never by itself; by hand in the settings" } },
  notes: [
    "The same signature stands in X-Gitea-Signature, and as sha256=… in X-Hub-Signature-256; event and delivery id stand under Gitea's, Gogs' and GitHub's names too. X-Forgejo-Signature counts.",
    "The timeout is the server's DELIVER_TIMEOUT. A delivery sent again by hand has a new id.",
  ],
});
