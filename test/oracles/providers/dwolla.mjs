import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "dwolla",
  oracle: "developers.dwolla.com, processing and validating webhooks; as documented, with node:crypto",
  header: "X-Request-Signature-SHA-256",
  headers: [["User-Agent", "dwolla-webhooks/1.1"], ["X-Dwolla-Topic", "customer_created"]],
  payload: {id: "80d8ff7d-7e5a-4975-ade8-9e97306d6c15", resourceId: "b4cdac07-eeee-4f45-b9d3-6a2f8d2a1d01", topic: "customer_created", timestamp: "2026-07-25T17:20:00.000Z", created: "2026-07-25T17:20:00.000Z", _links: {self: {href: "https://api-sandbox.dwolla.com/events/80d8ff7d-7e5a-4975-ade8-9e97306d6c15"}, customer: {href: "https://api-sandbox.dwolla.com/customers/b4cdac07-eeee-4f45-b9d3-6a2f8d2a1d01"}}},
});
