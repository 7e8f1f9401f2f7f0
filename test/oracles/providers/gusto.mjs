import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "gusto",
  oracle: "docs.gusto.com, webhooks; as documented, with node:crypto",
  header: "X-Gusto-Signature",
  payload: {
    uuid: "bb4d2d6e-2b4a-4b8e-8a3f-1c9f5b7d6e5a",
    event_type: "employee.created",
    resource_type: "Company",
    resource_uuid: "3f0e7c1a-5b2d-4c3e-9f8a-7b6c5d4e3f2a",
    entity_type: "Employee",
    entity_uuid: "9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d",
    timestamp: 1785000000,
  },
});
