import { provider } from "./define.ts";

export default provider({
  id: "standard-webhooks",
  name: "Standard Webhooks",
  docs: "https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md",
  facts: {
    from: ["standardwebhooks 1.1.1, Webhook.verify", "Standard Webhooks, specification 1.0"],
    checked: "2026-11-24",
    sdk: "standardwebhooks 1.1.1",
  },
  schemes: [{ kind: "standard-webhooks" }],
  event: [{ json: "type" }],
  deliveryId: [{ header: "webhook-id" }],
  env: ["STANDARD_WEBHOOKS_SECRET"],
  delivery: {
    timeout: null,
    success: "2xx",
    retries: {
      count: null,
      note: "the specification advises growing waits with jitter over several days, and an end on 410",
    },
  },
  notes: [
    "The timestamp may be 300 seconds off either way, in whole seconds (parseInt), and is signed as the number that was read.",
    "Only v1, entries are compared, as text; entries are parted by single blanks. The JavaScript library knows no v1a (Ed25519); hookctl checks it where the key is a whpk_ one.",
    "A single stray character after the secret (a newline, a blank) does no harm where the secret has no padding: the decoder does not look at it. Two make it throw, and so do quotes.",
    "The library parses the body: a right signature over what is no JSON is an error; an empty body is taken.",
  ],
});
