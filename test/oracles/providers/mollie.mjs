import { documentedHmac } from "../lib/documented-hmac.mjs";
import { set } from "../lib/grid/header.mjs";

export default documentedHmac({
  id: "mollie",
  oracle: "docs.mollie.com, next-gen webhooks; as documented, with node:crypto",
  header: "X-Mollie-Signature",
  prefix: "sha256=",
  list: ", sha256=",
  *cases(make) {
    const zeros = `sha256=${"0".repeat(64)}`;
    yield make("twice-second-valid", { headers: (all) => [...all.slice(0, -1), ["X-Mollie-Signature", zeros], all.at(-1)] });
    yield make("twice-neither", { reason: "wrong-secret", headers: (all) => [...all.slice(0, -1), ["X-Mollie-Signature", zeros], ["X-Mollie-Signature", zeros]] });
    yield make("joined", { headers: set("X-Mollie-Signature", (value) => `${zeros}, ${value}`) });
  },
  headers: [["User-Agent", "Mollie HTTP Client/1.0"]],
  payload: {resource: "event", id: "event_GvJ8WHrp5isUdRub9CJyH", type: "payment-link.paid", entityId: "pl_qng5gbbv8NAZ5gpM5ZYgx", createdAt: "2026-07-25T17:20:00.0Z", _embedded: {entity: {resource: "payment-link", id: "pl_qng5gbbv8NAZ5gpM5ZYgx", mode: "test", description: "Fahrradkette für Zoë", amount: {value: "24.95", currency: "EUR"}}}, _links: {self: {href: "https://api.mollie.com/v2/events/event_GvJ8WHrp5isUdRub9CJyH", type: "application/hal+json"}}},
});
