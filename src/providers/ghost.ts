import type { ParsedSignature } from "../core/recipe.ts";
import { provider } from "./define.ts";

export default provider({
  id: "ghost",
  name: "Ghost",
  docs: "https://docs.ghost.org/webhooks",
  facts: {
    from: ["TryGhost/Ghost, webhook-trigger.js (the sender)", "docs.ghost.org, webhooks"],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: {
        header: "X-Ghost-Signature",
        encoding: "hex",
        params: { signature: "sha256", timestamp: "t", trim: true, joiner: ", " },
        parse,
        write: (signature, timestamp) => `sha256=${signature}, t=${timestamp}`,
      },
      timestamp: { unit: "ms" },
      content: "{body}{timestamp}",
    },
  ],
  delivery: {
    timeout: 2,
    success: "2xx",
    retries: { count: null, note: "the sender asks its HTTP client for 5, whose defaults leave POST out" },
  },
  notes: [
    "No independent vector: the cases are the documentation, re-implemented.",
    "The time t, in milliseconds, is signed behind the body. Ghost before 5.87 signed the body alone; such a signature is refused here.",
    "Neither event nor id is sent: give each event a URL of its own.",
    "410 deletes the webhook.",
  ],
});

/** `sha256=…, t=…` */
function parse(text: string): ParsedSignature | undefined {
  const fields = new Map(
    text.split(",").map((item) => [item.slice(0, item.indexOf("=")).trim(), item.slice(item.indexOf("=") + 1).trim()]),
  );
  const signature = fields.get("sha256");
  const timestamp = fields.get("t");
  return signature === undefined || timestamp === undefined ? undefined : { signatures: [signature], timestamp };
}
