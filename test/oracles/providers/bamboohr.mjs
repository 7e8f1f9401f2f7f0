import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "bamboohr",
  oracle: "documentation.bamboohr.com, webhooks; as documented, with node:crypto",
  header: "X-BambooHR-Signature",
  time: { unit: "s", header: "X-BambooHR-Timestamp" },
  content: ({ body, timestamp }) => [body, timestamp],
  payload: {
    employees: [
      {
        id: "123",
        action: "Updated",
        timestamp: "2026-07-25T17:20:00Z",
        changedFields: ["jobTitle"],
        fields: { jobTitle: { value: "Engineer" } },
      },
    ],
  },
  skip: ["key-order"],
});
