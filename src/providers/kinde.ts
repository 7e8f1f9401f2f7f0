import type { Delivery } from "../core/delivery.ts";
import { header } from "../core/headers.ts";
import { provider } from "./define.ts";

export default provider({
  id: "kinde",
  name: "Kinde",
  docs: "https://docs.kinde.com/integrate/webhooks/about-webhooks/",
  facts: {
    from: [
      "docs.kinde.com, integrate: webhooks",
      "jose 5.10.0, jwtVerify (independent implementation of the token)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
  },
  schemes: [{ kind: "jwt", body: true, algorithms: ["RS256"], compare: "bytes" }],
  detect: {
    body: isToken,
    prefer: (delivery) =>
      /^application\/jwt\b/i.test(header(delivery.headers, "content-type") ?? "") && isToken(delivery),
  },
  delivery: {
    timeout: null,
    success: "2xx",
    retries: { count: null, note: "with growing waits; no schedule is known here" },
  },
  notes: [
    "The body is the token itself (content type application/jwt), and its claims are the event: type, event_id, event_timestamp, data.",
    "The key is at <your domain>/.well-known/jwks.json; hand it over as JWK or PEM. Check that iss is your own domain.",
  ],
});

/** Three segments, of which the first is a JSON object in base64url. */
function isToken({ body }: Delivery): boolean {
  return /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(Buffer.from(body).toString("latin1"));
}
