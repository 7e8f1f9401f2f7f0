import type { ParsedSignature } from "../core/recipe.ts";
import { parsesAsJson } from "../schemes/demands.ts";
import { trimBoth } from "../core/trim.ts";
import { provider } from "./define.ts";

export default provider({
  id: "mux",
  name: "Mux",
  docs: "https://www.mux.com/docs/core/verify-webhook-signatures",
  facts: {
    from: ["@mux/mux-node 15.3.0, webhooks.unwrap", "mux.com/docs/core/listen-for-webhooks (24 hours of retries)"],
    checked: "2026-11-24",
    sdk: "@mux/mux-node 15.3.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "Mux-Signature", encoding: "hex", params: { signature: "v1", timestamp: "t" }, parse },
      timestamp: {
        unit: "s",
        tolerance: 300,
        parse: (text) => Number(text) * 1000,
        // Whole seconds; what is no number is never older.
        accepts: (timestampMs, nowMs, toleranceSeconds) =>
          !(Math.floor(nowMs / 1000) - timestampMs / 1000 > toleranceSeconds),
      },
      content: "{timestamp}.{text}",
      demands: parsesAsJson,
    },
  ],
  event: [{ json: "type" }],
  deliveryId: [{ json: "id" }],
  env: ["MUX_WEBHOOK_SECRET", "MUX_WEBHOOK_SIGNING_SECRET"],
  delivery: {
    timeout: 5,
    success: "2xx",
    retries: { count: null, horizon: 86_400, note: "growing waits for 24 hours" },
  },
  notes: [
    "The SDK signs the timestamp as the number that it read (parseInt): 1785000000abc is 1785000000. Of several t= the last counts; every v1= is tried.",
    "No blanks are allowed after the commas. A timestamp in the future is taken.",
    "A value ends at its second equals sign.",
  ],
});

/** `t=…,v1=…` as the SDK takes it apart; the timestamp is the number that it makes of it. */
function parse(text: string): ParsedSignature | undefined {
  const signatures: string[] = [];
  const others: string[] = [];
  let timestamp: string | undefined;
  // The Fetch API's Headers take blanks off both ends.
  for (const item of trimBoth(text, "\t\n\r ").split(",")) {
    const [name, value] = item.split("=");
    if (name === "t") timestamp = String(Number.parseInt(value ?? "", 10));
    else if (name === "v1" && value !== undefined) signatures.push(value);
    else if (value !== undefined) others.push(value);
  }
  if (signatures.length === 0) return undefined;
  // -1 stands for none.
  return { signatures, others, ...(timestamp !== undefined && timestamp !== "-1" && { timestamp }) };
}
