import { documentedHmac } from "../lib/documented-hmac.mjs";
import { set } from "../lib/grid/header.mjs";

const HEADER = "X-Tink-Signature";

export default documentedHmac({
  id: "tink",
  oracle: "docs.tink.com, webhook signature validation; re-implemented with node:crypto",
  secret: "top_secret_top_secret_top_secret",
  wrongKey: "another_secret_another_secret_00",
  header: HEADER,
  params: { signature: "v1", timestamp: "t" },
  time: { unit: "s", tolerance: 300 },
  content: ({ body, timestamp }) => [`${timestamp}.`, body],
  payload: { context: { userId: "58f3a5f2a1b64fd1a6ec2b6c6fb4a3f9", externalUserId: "user-42" }, event: "refresh:finished", content: { credentialsId: "6e68cc6287704273984567b3300c5822", credentialsStatus: "UPDATED", finished: 1785000000000 } },
  *cases(make) {
    const header = (name, reason, change) => make(name, { reason, headers: set(HEADER, change) });
    yield header("other-beside", "valid", (value) => `${value},v0=${"0".repeat(64)}`);
    yield header("v1-missing", "malformed-header", (value) => value.split(",")[0]);
    yield header("t-missing", "malformed-header", (value) => value.split(",")[1]);
  },
});
