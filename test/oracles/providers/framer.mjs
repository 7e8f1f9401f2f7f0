import { documentedHmac } from "../lib/documented-hmac.mjs";
import { set, without } from "../lib/grid/header.mjs";

export default documentedHmac({
  id: "framer",
  oracle: "framer.com/help, how to secure webhook destinations; as documented, with node:crypto",
  header: "Framer-Signature",
  prefix: "sha256=",
  content: ({ body, headers }) => [body, headers["framer-webhook-submission-id"] ?? ""],
  *cases(make) {
    yield make("submission-changed", { reason: "header-tampered", headers: set("Framer-Webhook-Submission-Id", (id) => `${id}x`) });
    yield make("submission-missing", { reason: "header-missing", headers: without("Framer-Webhook-Submission-Id") });
  },
  skip: ["no-other-headers"],
  headers: [["User-Agent", "Framer"], ["Framer-Webhook-Submission-Id", "f3a9c1d2-7b64-4e05-9a3f-2c8d1e6b5a70"]],
  payload: {Name: "Zoë Müller", Email: "zoe@example.com", Nachricht: "Wie lange dauert die Lieferung?"},
});
