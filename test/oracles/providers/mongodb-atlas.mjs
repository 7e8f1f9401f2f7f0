import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "mongodb-atlas",
  oracle: "mongodb.com/docs/atlas, alerts by webhook; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "X-MMS-Signature",
  hash: "sha1",
  encoding: "base64",
  headers: [["X-MMS-Event", "alert.open"]],
  payload: {
    alertConfigId: "64f1c0b2a9e4b51f0c7d2a11",
    created: "2026-07-25T17:20:00Z",
    eventTypeName: "OUTSIDE_METRIC_THRESHOLD",
    groupId: "64f1c0b2a9e4b51f0c7d2a00",
    hostnameAndPort: "cluster0-shard-00-01.ab1cd.mongodb.net:27017",
    id: "68838e20c9a1f24e5b0d7e31",
    metricName: "CONNECTIONS_PERCENT",
    status: "OPEN",
    typeName: "HOST_METRIC",
  },
});
