import { documentedToken } from "../lib/documented-token.mjs";
import { madeUp } from "../lib/sign.mjs";

const HEADER = "X-Vapi-Secret";
const secret = madeUp("vapi token", 24).toString("base64url");

const sent = documentedToken({
  id: "vapi",
  oracle: "docs.vapi.ai, server authentication; re-implemented with node:crypto",
  secret,
  header: HEADER,
  payload: { message: { type: "end-of-call-report", endedReason: "hangup", timestamp: 1785000000000, call: { id: "7420f27a-30fd-4f49-a995-5549ae7cc00d", type: "inboundPhoneCall" } } },
});

export default {
  ...sent,
  verify(received) {
    const bearer = received.headers.find(([name]) => name.toLowerCase() === "authorization")?.[1];
    if (received.headers.some(([name]) => name.toLowerCase() === HEADER.toLowerCase()) || bearer === undefined) return sent.verify(received);
    return received.secret !== "" && bearer === `Bearer ${received.secret}`;
  },
  *cases(make) {
    yield* sent.cases(make);
    const bearer = (name, value, more = {}) => make(`bearer-${name}`, { ...more, headers: (all) => [...all.filter(([header]) => header !== HEADER), ["Authorization", value]] });
    yield bearer("valid", `Bearer ${secret}`);
    yield bearer("wrong", "Bearer another", { reason: "wrong-secret" });
    yield bearer("without-prefix", secret, { reason: "prefix-missing" });
  },
};
