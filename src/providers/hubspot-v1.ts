import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "hubspot-v1",
  name: "HubSpot (v1 and v2, retired)",
  docs: "https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests",
  facts: {
    from: ["@hubspot/api-client 13.5.0, Signature.isValid (v1, v2)", "developers.hubspot.com, validating requests"],
    checked: "2026-11-24",
    sdk: "@hubspot/api-client 13.5.0",
  },
  schemes: [
    {
      kind: "hmac",
      construction: "hash",
      algorithm: "sha256",
      signature: { header: "X-HubSpot-Signature", encoding: "hex" },
      content: ["{secret}{text}", "{secret}{method}{url}{text}"],
      retired: "A plain hash without a time: check X-HubSpot-Signature-v3 instead.",
    },
  ],
  detect: {
    headers: ["x-hubspot-signature-version"],
    prefer: ({ headers }) =>
      header(headers, "x-hubspot-signature") !== undefined && header(headers, "x-hubspot-signature-v3") === undefined,
  },
  event: [{ json: "0.subscriptionType" }],
  deliveryId: [{ json: "0.eventId" }],
  env: ["HUBSPOT_CLIENT_SECRET"],
  delivery: {
    timeout: 5,
    success: "2xx",
    retries: {
      count: 10,
      horizon: 86_400,
      note: "subscriptions; workflow webhooks wait 30 seconds and are tried again for 3 days, after a 4xx only for 429",
    },
  },
  notes: [
    "SHA-256 of the client secret and the body (v1, subscriptions), or of the secret, method, URL and body (v2, workflows and cards): no HMAC. X-HubSpot-Signature-Version says which; both are tried.",
    "Deliveries with X-HubSpot-Signature-v3 are judged by that alone.",
  ],
});
