import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "statsig",
  oracle: "docs.statsig.com, event webhook; re-implemented with node:crypto",
  header: "X-Statsig-Signature",
  prefix: "v0=",
  time: { unit: "ms", header: "X-Statsig-Request-Timestamp" },
  content: ({ body, timestamp }) => [`v0:${timestamp}:`, body],
  payload: { data: [{ user: { userID: "42", email: "ada@example.com" }, timestamp: 1785000000000, eventName: "statsig::config_change", metadata: { type: "Gate", name: "new_checkout", action: "updated" } }] },
  // One key at the top: there is no order to change.
  skip: ["key-order"],
});
