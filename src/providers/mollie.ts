import type { ParsedSignature } from "../core/recipe.ts";
import { provider } from "./define.ts";

export default provider({
  id: "mollie",
  name: "Mollie (next-gen webhooks)",
  docs: "https://docs.mollie.com/reference/webhooks-new",
  facts: {
    from: [
      "docs.mollie.com, reference: next-gen webhooks",
      "hookdeck/webhook-skills, mollie (independent implementation: prefix, header twice while a secret is rotated)",
      "mollie/api-documentation, webhooks (retries of the classic ones)",
    ],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: {
        header: "X-Mollie-Signature",
        encoding: "hex",
        prefix: "sha256=",
        parse,
        write: (signature) => `sha256=${signature}`,
      },
      content: "{body}",
    },
  ],
  event: [{ json: "type" }],
  deliveryId: [{ json: "id" }],
  env: ["MOLLIE_WEBHOOK_SECRET"],
  delivery: {
    timeout: 15,
    success: "200",
    retries: {
      count: 9,
      delays: [60, 120, 240, 480, 960, 1_740, 3_600, 7_200, 79_200],
      horizon: 93_600,
      note: "10 calls over 26 hours, as published for classic webhooks",
    },
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "For 24 hours after a secret is rotated the header comes twice, one signature for each; one that matches is enough.",
    "Classic webhooks (webhookUrl of a payment) are not signed: they post id=tr_… alone, and the state is to be fetched. Redirects turn their POST into GET.",
  ],
});

/** One `sha256=…`, or several, as HTTP libraries join repeated headers. */
function parse(text: string): ParsedSignature | undefined {
  const signatures = text
    .split(", ")
    .map((item) => (item.startsWith("sha256=") ? item.slice("sha256=".length) : undefined));
  const found = signatures.filter((signature) => signature !== undefined);
  return found.length === signatures.length ? { signatures: found } : undefined;
}
