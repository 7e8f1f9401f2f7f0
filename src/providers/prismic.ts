import { jsonText } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "prismic",
  name: "Prismic",
  docs: "https://prismic.io/docs/webhooks",
  facts: {
    from: ["prismic.io/docs, webhooks (secret in the payload, five retries 10 minutes apart)"],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "token", json: "secret" }],
  detect: {
    body: ({ body }) =>
      jsonText(body, "type") !== undefined && jsonText(body, "apiUrl")?.includes("prismic.io") === true,
  },
  event: [{ json: "type" }],
  delivery: {
    timeout: null,
    success: "200",
    retries: { count: 5, delays: [600, 600, 600, 600, 600], horizon: 3_000 },
  },
  notes: [
    "Prismic signs nothing: the webhook's secret stands in the body's field secret and proves the sender only, not the bytes. Without a secret the field is not there.",
    "No delivery id is sent: type, masterRef and the body tell one event from another. Five failures in a row switch the webhook off.",
  ],
});
