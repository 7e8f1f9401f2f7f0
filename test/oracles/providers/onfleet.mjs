import { documentedHmac } from "../lib/documented-hmac.mjs";
import { madeUp } from "../lib/sign.mjs";

export default documentedHmac({
  id: "onfleet",
  oracle: "docs.onfleet.com, webhooks; scheme as in webhook-co/webhook, webhooks-spec; re-implemented with node:crypto",
  secret: madeUp("onfleet secret", 16).toString("hex"),
  wrongKey: madeUp("onfleet wrong", 16).toString("hex"),
  toKey: (secret) => Buffer.from(secret, "hex"),
  header: "X-Onfleet-Signature",
  hash: "sha512",
  payload: {
    taskId: "Dvpc3r9qmDhnV8V1tWbCqyQH",
    workerId: "n5VIPrrLwBwnMJbBx1QZ8JcM",
    actionContext: { type: "WORKER", id: "n5VIPrrLwBwnMJbBx1QZ8JcM" },
    triggerId: 3,
    triggerName: "taskCompleted",
    time: 1785000000000,
    data: { task: { id: "Dvpc3r9qmDhnV8V1tWbCqyQH", shortId: "44a56188", state: 3 } },
  },
  *cases(make) {
    yield make("secret-used-as-text", { reason: "secret-not-decoded", how: { toKey: (key) => key } });
    yield make("secret-hex-upper", { edge: true, secret: madeUp("onfleet secret", 16).toString("hex").toUpperCase() });
  },
});
