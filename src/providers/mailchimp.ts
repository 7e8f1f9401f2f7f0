import { isForm, textAt } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "mailchimp",
  name: "Mailchimp Marketing",
  docs: "https://mailchimp.com/developer/marketing/guides/sync-audience-data-webhooks/",
  facts: {
    from: ["mailchimp.com/developer, marketing guides: sync audience data with webhooks"],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "token", query: "secret" }],
  detect: {
    body: (delivery) =>
      isForm(delivery) &&
      ["type", "fired_at"].every((form) => textAt(delivery, { form }) !== undefined) &&
      /(?:^|&)data(?:\[|%5B)/i.test(Buffer.from(delivery.body).toString("latin1")),
  },
  event: [{ form: "type" }],
  delivery: {
    timeout: 10,
    success: "2xx",
    retries: { count: null, horizon: 4_500, note: "growing waits over about 75 minutes; from general knowledge" },
    handshake: "GET on the URL when the webhook is saved: answer 200.",
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "Mailchimp signs nothing: it advises to put a secret into the URL. The name of the parameter is yours; hookctl looks for secret.",
    "The body is a form with fields as data[email]; no delivery id is sent.",
  ],
});
