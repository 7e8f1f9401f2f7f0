import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "xero",
  oracle: "developer.xero.com, webhooks: configuring your server; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "x-xero-signature",
  encoding: "base64",
  payload: {
    events: [
      {
        resourceUrl: "https://api.xero.com/api.xro/2.0/Contacts/717f2bfc-c6d4-41fd-b238-3f2f0c0cf777",
        resourceId: "717f2bfc-c6d4-41fd-b238-3f2f0c0cf777",
        eventDateUtc: "2026-07-25T17:20:00.000",
        eventType: "UPDATE",
        eventCategory: "CONTACT",
        tenantId: "c2cc9b6e-9458-4c7d-93cc-f02b81b0594f",
        tenantType: "ORGANISATION",
      },
    ],
    lastEventSequence: 1,
    firstEventSequence: 1,
    entropy: "S0m3r4Nd0mt3xt",
  },
  *cases(make) {
    yield make("intent-to-receive", { body: { events: [], lastEventSequence: 0, firstEventSequence: 0, entropy: "BSOFXJNVJJRBMVUMJZOS" } });
  },
});
