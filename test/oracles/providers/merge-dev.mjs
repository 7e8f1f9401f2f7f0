import { createHmac, timingSafeEqual } from "node:crypto";
import { set } from "../lib/grid/header.mjs";
import { headerOf } from "../lib/request.mjs";
import { hmacSigner } from "../lib/sign.mjs";

const HEADER = "X-Merge-Webhook-Signature";
/** Python's urlsafe_b64encode, which the documentation uses: it keeps the padding. */
const urlSafe = (digest) => digest.toString("base64").replaceAll("+", "-").replaceAll("/", "_");
const signer = hmacSigner({ hash: "sha256", encoding: "base64url", content: ({ body }) => body, headers: ({ signature }) => [[HEADER, signature]] });

export default {
  id: "merge-dev",
  folder: "docs",
  brief: true,
  oracle: "docs.merge.dev, webhooks: security; as documented, with node:crypto",
  secret: "q7-Zr0c1made_up-Merge-signature-key",
  wrongKey: "another key",
  headers: [["User-Agent", "Merge-Webhooks"]],
  payload: {hook: {id: "164f934e-5b1a-433e-9f7f-85c72b8cd155", event: "Candidate.changed", target: "https://hooks.example.com/webhooks/merge-dev"}, linked_account: {id: "afb0bd9b-4ea5-4f01-9ec6-8a2f3d1c7e90", integration: "Greenhouse", category: "ats", end_user_organization_name: "Acme", status: "COMPLETE"}, data: {id: "521b18c2-4d01-4297-b451-19858d07c133", first_name: "Zoë", last_name: "Müller"}},
  signatureHeader: HEADER,
  encoding: "base64url",
  sign: (draft, how = {}) => signer(draft, { write: urlSafe, ...how }),
  verify(received) {
    const signature = headerOf(received, HEADER.toLowerCase());
    if (!signature || received.secret === "") return false;
    const [given, expected] = [signature, urlSafe(createHmac("sha256", received.secret).update(received.body).digest())].map((text) => Buffer.from(text));
    return given.length === expected.length && timingSafeEqual(given, expected);
  },
  *cases(make) {
    yield make("standard-alphabet", { reason: "encoding-mismatch", edge: true, headers: set(HEADER, (value) => value.replaceAll("-", "+").replaceAll("_", "/")) });
  },
};
