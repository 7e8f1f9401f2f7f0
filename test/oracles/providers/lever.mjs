import { createHmac, timingSafeEqual } from "node:crypto";

const digest = (secret, { token, triggeredAt }) => createHmac("sha256", secret).update(`${token}${triggeredAt}`).digest("hex");
const changed = (change) => (body) => JSON.stringify({ ...JSON.parse(body), ...change });

export default {
  id: "lever",
  folder: "docs",
  brief: true,
  oracle: "hire.lever.co/developer, securing webhooks; as documented, with node:crypto",
  secret: "9c1e7f0a5b3d4826-made-up-signature-token",
  wrongKey: "another signature token",
  headers: [["User-Agent", "Lever-Webhooks"]],
  payload: {id: "4af23d4f-8d4f-4cf2-9a1e-2a1b3c4d5e6f", event: "candidateHired", triggeredAt: 1785000000000, token: "b1946ac92492d2347c6235b4d2611184", data: {candidateId: "cc2f3e4d-1a2b-4c3d-8e9f-0a1b2c3d4e5f", contactId: "7f2e", opportunityId: "cc2f3e4d"}},
  // The signature is written last, so that the rest of the body stays as it is.
  sign({ body, key }, how = {}) {
    const text = body.toString("utf8");
    const event = text.startsWith("{") ? JSON.parse(text) : {};
    const signature = how.hash ? createHmac(how.hash, key).update(`${event.token}${event.triggeredAt}`).digest("hex") : digest(key, event);
    return { headers: [], body: Buffer.from(text.replace(/\}(\s*)$/, `,"signature":"${signature}"}$1`)) };
  },
  verify(received) {
    const event = JSON.parse(received.body.toString("utf8"));
    if (received.secret === "") return false;
    const [given, wanted] = [event.signature ?? "", digest(received.secret, event)].map((text) => Buffer.from(text));
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  },
  skip: ["bom", "invalid-utf8-signed", "body-only-signed"],
  *cases(make) {
    yield make("event-changed", { received: changed({ event: "candidateArchiveChange" }) });
    yield make("token-changed", { reason: "body-tampered", received: changed({ token: "0".repeat(32) }) });
    yield make("time-changed", { reason: "timestamp-tampered", received: changed({ triggeredAt: 1785000000001 }) });
    yield make("time-as-text", { received: changed({ triggeredAt: "1785000000000" }) });
    yield make("signature-missing", { reason: "header-missing", received: changed({ signature: undefined }) });
    yield make("signature-empty", { reason: "header-empty", received: changed({ signature: "" }) });
    yield make("signature-upper-case", { reason: "encoding-mismatch", edge: true, received: (body) => changed({ signature: JSON.parse(body).signature.toUpperCase() })(body) });
    yield make("signature-cut", { reason: "truncated-signature", received: (body) => changed({ signature: JSON.parse(body).signature.slice(0, -4) })(body) });
  },
};
