import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "npm",
  oracle: "docs.npmjs.com, npm hook; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  header: "x-npm-signature",
  prefix: "sha256=",
  payload: {
    event: "package:publish",
    name: "left-pad-again",
    type: "package",
    version: "1.0.0",
    hookOwner: { username: "ada" },
    payload: { name: "left-pad-again" },
    change: { version: "1.0.1" },
    time: 1785000000000,
  },
});
