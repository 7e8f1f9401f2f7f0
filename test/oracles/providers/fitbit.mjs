import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "fitbit",
  oracle: "dev.fitbit.com, using subscriptions; as documented, with node:crypto",
  header: "X-Fitbit-Signature",
  hash: "sha1",
  encoding: "base64",
  toKey: (secret) => `${secret}&`,
  payload: [{ collectionType: "foods", date: "2026-07-25", ownerId: "184X36", ownerType: "user", subscriptionId: "1234" }],
});
