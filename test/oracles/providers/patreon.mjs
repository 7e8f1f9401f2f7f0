import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "patreon",
  oracle: "docs.patreon.com, webhooks: message signature; as documented, with node:crypto",
  header: "X-Patreon-Signature",
  hash: "md5",
  headers: [["User-Agent", "Patreon HTTP Robot"], ["X-Patreon-Event", "members:pledge:create"]],
  payload: {data: {attributes: {campaign_lifetime_support_cents: 500, currently_entitled_amount_cents: 500, full_name: "Zoë Müller", last_charge_status: "Paid", patron_status: "active_patron", pledge_relationship_start: "2026-07-25T17:20:00.000+00:00"}, id: "03ca69c3-ebea-4b9a-8fac-e4a837873254", type: "member"}, links: {self: "https://www.patreon.com/api/oauth2/v2/members/03ca69c3"}},
});
