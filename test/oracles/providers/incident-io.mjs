import { Webhook } from "standardwebhooks";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

export default standardOracle({
  id: "incident-io",
  oracle: sdk("standardwebhooks", "Webhook.verify, the scheme that incident.io's documentation names"),
  brief: true,
  headers: [["User-Agent", "Svix-Webhooks/1.90"]],
  payload: {event_type: "public_incident.incident_created_v2", "public_incident.incident_created_v2": {id: "01FDAG4SAP5TYPT98WGR2N7W91", reference: "INC-123", name: "Zahlungen hängen", incident_status: {category: "triage", name: "Triage"}, severity: {name: "Minor", rank: 1}, mode: "standard", visibility: "public", created_at: "2026-07-25T17:20:00Z"}},
  verify(received) {
    new Webhook(received.secret).verify(textOf(received), headersOf(received));
    return true;
  },
});
