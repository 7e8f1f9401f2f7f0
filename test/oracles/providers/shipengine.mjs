import { isoTimeCases } from "../lib/grid/iso-time.mjs";
import { documentedSignature } from "../lib/documented-signature.mjs";
import { headerOf } from "../lib/request.mjs";

const TIME = "X-ShipEngine-Timestamp";

export default documentedSignature({
  id: "shipengine",
  oracle: "public receivers of ShipEngine's webhooks; re-implemented with node:crypto",
  header: "X-ShipEngine-RSA-SHA256-Signature",
  companions: (now) => [[TIME, new Date(now).toISOString()]],
  content: ({ body, headers }) => [`${headers[TIME.toLowerCase()]}.`, body],
  accepts: (received) => Math.abs(Date.now() - Date.parse(headerOf(received, TIME.toLowerCase()))) <= 300_000,
  headers: [["X-ShipEngine-RSA-SHA256-Key-ID", "c1b2a3d4-0e1f-4a2b-8c3d-5e6f7a8b9c0d"]],
  payload: { resource_type: "API_TRACK", resource_url: "https://api.shipengine.com/v1/tracking?carrier_code=usps&tracking_number=9400111298370264401222", data: { tracking_number: "9400111298370264401222", status_code: "IT", status_description: "In Transit" } },
  *cases(make) {
    for (const one of isoTimeCases(make, TIME, 300)) if (!/\/timestamp-(?!changed)/.test(one.id)) yield one;
    yield make("time-missing", { reason: "header-missing", headers: (all) => all.filter(([name]) => name !== TIME) });
    yield make("time-not-signed", { reason: "scheme-mismatch", how: { content: ({ body }) => body } });
  },
});
