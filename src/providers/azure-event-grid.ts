import { bodyJson, jsonValue } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "azure-event-grid",
  name: "Azure Event Grid",
  docs: "https://learn.microsoft.com/en-us/azure/event-grid/security-authentication",
  facts: {
    from: ["learn.microsoft.com, Event Grid: delivery and retry, endpoint validation, webhook authentication"],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "none",
      instead:
        "Event Grid signs nothing. Put a secret of your own into the endpoint's query or a delivery property (a header), and compare it; or have it send a Microsoft Entra ID token.",
    },
  ],
  detect: {
    headers: ["aeg-event-type", "aeg-subscription-name", "aeg-delivery-count"],
    body: ({ body }) =>
      typeof jsonValue(bodyJson(body), "0.eventType") === "string" &&
      typeof jsonValue(bodyJson(body), "0.topic") === "string",
  },
  event: [{ json: "0.eventType" }, { json: "type" }],
  deliveryId: [{ json: "0.id" }, { json: "id" }],
  delivery: {
    timeout: 30,
    success: "200, 201, 202, 203, 204",
    retries: {
      count: 29,
      delays: [10, 30, 60, 300, 600, 1_800, 3_600, 10_800, 21_600, 43_200],
      horizon: 86_400,
      note: "then every 12 hours; 30 tries or 24 hours, whichever ends first; never after 400, 401, 403 and 413",
    },
    handshake:
      'POST with aeg-event-type SubscriptionValidation: answer 200 with {"validationResponse": data.validationCode}. CloudEvents: OPTIONS with WebHook-Request-Origin, answer WebHook-Allowed-Origin.',
    bodyLimit: 1_048_576,
  },
  notes: ["No independent vector: nothing is signed."],
});
