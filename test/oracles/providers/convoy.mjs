import { documentedHmac } from "../lib/documented-hmac.mjs";
import { items } from "../lib/documented.mjs";
import { set } from "../lib/grid/header.mjs";
import { headerOf } from "../lib/request.mjs";
import { createHmac } from "node:crypto";

const HEADER = "X-Convoy-Signature";
const mac = (secret, ...pieces) => pieces.reduce((hmac, piece) => hmac.update(piece), createHmac("sha256", secret)).digest("hex");

const advanced = documentedHmac({
  id: "convoy",
  oracle: "github.com/frain-dev/convoy, pkg/signature (simple and advanced headers); re-implemented with node:crypto",
  header: HEADER,
  params: { signature: "v1", timestamp: "t" },
  time: { unit: "s", tolerance: 300 },
  content: ({ body, timestamp }) => [`${timestamp},`, body],
  headers: [["User-Agent", "Convoy/v26.3.1"], ["X-Convoy-Idempotency-Key", "subs-1001"]],
  payload: { event_type: "invoice.paid", data: { id: "inv_1001", amount: 4200, status: "paid" } },
});

export default {
  ...advanced,
  verify(received) {
    const value = headerOf(received, HEADER.toLowerCase());
    if (value === undefined || value.startsWith("t=")) return advanced.verify(received);
    return received.secret !== "" && value === mac(received.secret, received.body);
  },
  *cases(make) {
    const simple = (name, reason, change = {}) => make(`simple-${name}`, { reason, headers: (all) => set(HEADER, () => mac(advanced.secret, JSON.stringify(advanced.payload)))(all), ...change });
    yield simple("valid", "valid");
    yield simple("body-changed", "body-tampered", { received: (body) => `${body} ` });
    yield make("simple-without-comma-time", { reason: "scheme-mismatch", headers: set(HEADER, (value) => items(value, "v1")[0]) });
    yield make("two-second-valid", { reason: "valid", headers: set(HEADER, (value) => value.replace(",v1=", `,v1=${"0".repeat(64)},v1=`)) });
    yield make("v2-beside", { reason: "valid", headers: set(HEADER, (value) => `${value},v2=${"0".repeat(64)}`) });
  },
};
