import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "lob",
  oracle: "help.lob.com, using webhooks: securing webhooks; as documented, with node:crypto",
  header: "Lob-Signature",
  time: { unit: "s", header: "Lob-Signature-Timestamp" },
  content: ({ body, timestamp }) => [`${timestamp}.`, body],
  headers: [["User-Agent", "Lob-Webhooks"]],
  payload: {id: "evt_d95ff8ffd2b5cfb4", body: {id: "psc_d3e1d3a9d7fbd7e4", description: "Weihnachtskarte für Zoë", object: "postcard"}, reference_id: "psc_d3e1d3a9d7fbd7e4", event_type: {id: "postcard.created", enabled_for_test: true, resource: "postcards", object: "event_type"}, date_created: "2026-07-25T17:20:00.000Z", object: "event"},
});
