import { Webhook } from "svix";
import { sdk } from "../lib/oracle.mjs";
import { headersOf, textOf } from "../lib/request.mjs";
import { rename, set } from "../lib/grid/header.mjs";
import { standardOracle } from "../lib/standard-webhooks.mjs";

const HEADERS = ["Svix-Id", "Svix-Timestamp", "Svix-Signature"];
const toStandard = (name) => rename(name, name.replace("Svix", "Webhook"));

export default standardOracle({
  id: "svix",
  prefix: "Svix",
  oracle: sdk("svix", "Webhook.verify"),
  headers: [["User-Agent", "Svix-Webhooks/1.62.0 (sender-9YMgn; +https://www.svix.com/http-sender/)"]],
  payload: { type: "invoice.paid", data: { id: "in_1f81eb52", amount: 4200 } },
  verify(received) {
    new Webhook(received.secret).verify(textOf(received), headersOf(received));
    return true;
  },
  *cases(make) {
    yield make("webhook-names", { headers: (all) => HEADERS.reduce((left, name) => toStandard(name)(left), all) });
    for (const name of HEADERS) {
      yield make(`webhook-name-${name.slice(5).toLowerCase()}`, { edge: true, headers: toStandard(name) });
      yield make(`both-names-${name.slice(5).toLowerCase()}-wrong`, {
        edge: true,
        headers: (all) => [...all, [name.replace("Svix", "Webhook"), "wrong"]],
      });
      yield make(`both-names-${name.slice(5).toLowerCase()}-empty`, {
        edge: true,
        headers: (all) => set(name, () => "")([...all, ...toStandard(name)(all).filter(([one]) => one.startsWith("Webhook-"))]),
      });
    }
  },
});
