import { textAt } from "../core/fields.ts";
import { provider } from "./define.ts";

export default provider({
  id: "travis-ci",
  name: "Travis CI",
  docs: "https://docs.travis-ci.com/user/notifications/#verifying-webhook-requests",
  facts: {
    from: ["travis-ci/webhook-signature-verifier (the payload field, the Signature header, the key at /config)"],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "rsa",
      algorithm: "sha1",
      keyFormats: ["pem"],
      signature: { header: "Signature", encoding: "base64" },
      content: "{form:payload}",
    },
  ],
  detect: {
    headers: ["travis-repo-slug"],
    body: (delivery) => textAt(delivery, { form: "payload", json: "build_url" })?.includes("travis-ci.") === true,
  },
  event: [{ form: "payload", json: "state" }],
  deliveryId: [{ form: "payload", json: "id" }],
  delivery: { timeout: null, success: null, retries: { count: null, note: "not published" } },
  notes: [
    "The signature is over the decoded form field payload, with SHA-1. The public key stands at /config of the API (api.travis-ci.com), config.notifications.webhook.public_key: save it and give it as PEM.",
    "The id is the build's: with state it tells one notification from another.",
  ],
});
