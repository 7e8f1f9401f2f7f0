import { createHash } from "node:crypto";
import type { Delivery } from "../core/delivery.ts";
import { isForm, jsonText, textAt } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import type { SigningTime } from "../core/recipe.ts";
import { withFormField, withJsonValue } from "../schemes/signed-content.ts";
import { provider } from "./define.ts";

const FIELDS = ["timestamp", "token", "signature"] as const;

const looksLikeMailgun = (delivery: Delivery): boolean =>
  header(delivery.headers, "user-agent")?.startsWith("mailgun/") === true ||
  FIELDS.every((name) => jsonText(delivery.body, `signature.${name}`) !== undefined) ||
  (isForm(delivery) && FIELDS.every((form) => textAt(delivery, { form }) !== undefined));

/** What Mailgun signs: the time in seconds and fifty hex digits that are new with every delivery. */
function signedFields({ now, id }: SigningTime): readonly (readonly [name: string, value: string])[] {
  const token = createHash("sha256").update(id).digest("hex").slice(0, 50);
  return [
    ["timestamp", String(Math.floor(now / 1000))],
    ["token", token],
  ];
}

export default provider({
  id: "mailgun",
  name: "Mailgun",
  docs: "https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks",
  facts: {
    from: [
      "documentation.mailgun.com, user manual: securing webhooks, webhook retries, routes",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation); mailgun.js 14.0.1 verifies nothing",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { json: "signature.signature", encoding: "hex" },
      timestamp: { json: "signature.timestamp", unit: "s" },
      content: "{timestamp}{json:signature.token}",
      assurance: "token",
      prepare: (draft, at) => ({
        ...draft,
        body: signedFields(at).reduce(
          (body, [name, value]) => withJsonValue(body, `signature.${name}`, JSON.stringify(value)),
          draft.body,
        ),
      }),
    },
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { form: "signature", encoding: "hex" },
      content: "{form:timestamp}{form:token}",
      assurance: "token",
      prepare: (draft, at) => ({
        ...draft,
        body: signedFields(at).reduce((body, [name, value]) => withFormField(body, name, value), draft.body),
      }),
    },
  ],
  detect: { body: looksLikeMailgun },
  event: [{ json: "event-data.event" }, { form: "event" }],
  deliveryId: [{ json: "event-data.id" }, { json: "signature.token" }, { form: "token" }],
  delivery: {
    timeout: null,
    success: "200",
    retries: {
      count: 6,
      delays: [300, 600, 900, 3_600, 7_200, 14_400],
      horizon: 28_800,
      note: "406 stops them; any code but 200 and 406 is tried again",
    },
  },
  notes: [
    "The signature covers a timestamp and a token alone, none of the event: it proves that Mailgun made the pair, so remember tokens that were used and refuse old timestamps yourself. Mailgun names no limit.",
    "The key is the HTTP webhook signing key, not the API key.",
    "Routes and the webhooks of before 2018 send a form with timestamp, token and signature as fields; a multipart form (inbound mail with attachments) is not read.",
  ],
});
