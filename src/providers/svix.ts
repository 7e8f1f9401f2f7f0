import { parsesAsJson } from "../schemes/demands.ts";
import { strictBase64 } from "../schemes/standard-webhooks.ts";
import { provider } from "./define.ts";

export default provider({
  id: "svix",
  name: "Svix",
  docs: "https://docs.svix.com/receiving/verifying-payloads/how",
  facts: {
    from: ["svix 1.99.1, Webhook.verify (on standardwebhooks 1.0.0)", "svix/svix-docs, retries and source IPs"],
    checked: "2026-11-24",
    sdk: "svix 1.99.1",
  },
  schemes: [
    {
      kind: "standard-webhooks",
      headers: ["svix", "webhook"],
      secret: { decode: "base64", prefix: "whsec_", toKey: (secret) => strictBase64(secret.replace(/^whsec_/, "")) },
      demands: parsesAsJson,
    },
  ],
  event: [{ json: "type" }, { json: "event_type" }, { json: "eventType" }],
  deliveryId: [{ header: "svix-id" }, { header: "webhook-id" }],
  env: ["SVIX_WEBHOOK_SECRET"],
  delivery: {
    timeout: 15,
    success: "2xx",
    retries: {
      count: 7,
      delays: [5, 300, 1800, 7200, 18_000, 36_000, 36_000],
      horizon: 99_305,
      note: "an answer with webhook-delivery: abort-message ends them; a redirect counts as failure",
    },
  },
  notes: [
    "Each header is read as svix-…, and only where that is not there as webhook-…; an empty svix-… header does not fall back.",
    "The timestamp may be 300 seconds off either way, in whole seconds, and is signed as the number that was read.",
    "A single stray character after the secret (a newline, a blank) does no harm where the secret has no padding: the decoder does not look at it.",
    "A secret of whsec_ alone is an empty key, which this SDK takes.",
    "The SDK parses the body: a right signature over what is no JSON is an error.",
  ],
});
