import { documentedToken } from "../lib/documented-token.mjs";

export default documentedToken({
  id: "okta",
  oracle: "developer.okta.com, event hooks: authentication; as documented, with node:crypto",
  header: "Authorization",
  headers: [["User-Agent", "Okta-EventHooks"]],
  payload: {eventType: "com.okta.event_hook", eventTypeVersion: "1.0", cloudEventsVersion: "0.1", source: "https://acme.okta.com/api/v1/eventHooks/who8tsqyrhCdmetzx135", eventId: "b6f3a9c1-7c4e-4b0d-9f6a-2d1e0c3b5a47", data: {events: [{uuid: "f790999f-fe87-467a-9880-6982a583986c", published: "2026-07-25T17:20:00.000Z", eventType: "user.session.start", version: "0", displayMessage: "User login to Okta", severity: "INFO", actor: {id: "00u1qw1mqitPHM8AJ0g7", displayName: "Zoë Müller"}, outcome: {result: "SUCCESS"}}]}, eventTime: "2026-07-25T17:20:00.000Z", contentType: "application/json"},
});
