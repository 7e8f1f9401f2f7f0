import type { ParsedSignature } from "../core/recipe.ts";
import { provider } from "./define.ts";

export default provider({
  id: "persona",
  name: "Persona",
  docs: "https://docs.withpersona.com/webhooks",
  facts: {
    from: [
      "docs.withpersona.com, webhooks and best practices (5 seconds, eight tries, attempt headers)",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Persona-Signature", encoding: "hex", params: { signature: "v1", timestamp: "t" }, parse },
      timestamp: { unit: "s", tolerance: 300 },
      content: "{timestamp}.{body}",
    },
  ],
  detect: {
    headers: ["persona-webhook-attempts-made", "persona-webhook-attempts-left", "persona-webhook-first-attempted-at"],
  },
  event: [{ json: "data.attributes.name" }],
  deliveryId: [{ json: "data.id" }],
  delivery: {
    timeout: 5,
    success: "200, 201, 202 or 204",
    retries: { count: 7, note: "eight tries in all, with growing waits" },
  },
  notes: [
    "While a secret is rotated the header has a group t=…,v1=… for each, parted by a blank; one v1 that matches is enough. The first t is signed.",
    "The event's id (evt_…) stays the same over retries; Persona-Webhook-Attempts-Made counts them.",
  ],
});

/** Every v1 of every group; the time of the first group. */
function parse(text: string): ParsedSignature | undefined {
  const items = text.split(/[ ,]+/);
  const valuesOf = (name: string): string[] =>
    items.filter((item) => item.startsWith(`${name}=`)).map((item) => item.slice(name.length + 1));
  const signatures = valuesOf("v1");
  const [timestamp] = valuesOf("t");
  return signatures.length === 0 ? undefined : { signatures, ...(timestamp !== undefined && { timestamp }) };
}
