import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "greenhouse",
  name: "Greenhouse",
  docs: "https://developers.greenhouse.io/webhooks.html",
  facts: {
    from: ["grnhse/greenhouse-api-docs, webhooks: introduction (authentication, retry policy)"],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Signature", encoding: "hex", prefix: "sha256 " },
      content: "{body}",
    },
  ],
  detect: {
    headers: ["greenhouse-event-id"],
    prefer: ({ headers }) => header(headers, "greenhouse-event-id") !== undefined,
  },
  event: [{ json: "action" }],
  deliveryId: [{ header: "Greenhouse-Event-ID" }],
  delivery: {
    timeout: null,
    success: "200",
    retries: {
      count: 6,
      delays: [60, 900, 3_600, 7_200, 14_400, 28_800],
      horizon: 54_960,
      note: "plus up to 30 seconds for each try, at random",
    },
    handshake:
      'POST with action "ping", signed, when the webhook is created or changed: answer 200, or it is switched off.',
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "The header is the digest's name, a blank, and the signature.",
    "Greenhouse writes < and > as \\u003c and \\u003e, and signs the body as it stands.",
  ],
});
