import type { Delivery } from "../core/delivery.ts";
import type { ContentPart, ContentVars, ParsedSignature } from "../core/recipe.ts";
import { provider } from "./define.ts";

export default provider({
  id: "convoy",
  name: "Convoy",
  docs: "https://docs.getconvoy.io/product-manual/signatures",
  facts: {
    from: ["github.com/frain-dev/convoy: pkg/signature/signature.go, datastore/models.go, net/dispatcher.go"],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: {
        header: "X-Convoy-Signature",
        encoding: "hex",
        parse,
        write: (signature, time) => `t=${time},v1=${signature}`,
      },
      timestamp: { unit: "s", tolerance: 300, required: false },
      content: ["{timestamp},{body}", "{body}"],
      contents,
    },
  ],
  detect: { headers: ["x-convoy-idempotency-key"] },
  deliveryId: [{ header: "X-Convoy-Idempotency-Key" }],
  delivery: {
    timeout: 30,
    success: "2xx",
    retries: {
      count: 10,
      delays: [100, 100, 100, 100, 100, 100, 100, 100, 100, 100],
      horizon: 1_000,
      note: "a project's defaults: linear or exponential, all can be set",
    },
  },
  notes: [
    "Convoy is software that others run: header, digest (SHA-256, SHA-512) and encoding (hex, base64) are settings. This is the default.",
    "Simple signatures are the bare digest of the body; advanced ones are t=…,v1=…, over the time, a comma and the body, one v1 for each secret and vN for each scheme. hookctl sign writes advanced ones.",
    "The body is the producer's, so no event stands in it at a known place.",
  ],
});

function parse(text: string): ParsedSignature | undefined {
  if (!text.startsWith("t=")) return { signatures: [text] };
  const items = text.split(",").map((part) => part.split("="));
  const signatures = items.filter(([name, value]) => name === "v1" && value !== undefined).map(([, value]) => value!);
  return signatures.length === 0 ? undefined : { signatures, timestamp: items[0]![1]! };
}

/** With a time the advanced form, without one the simple. */
function* contents({ body }: Delivery, { timestamp }: ContentVars): Iterable<readonly ContentPart[]> {
  const time =
    timestamp === ""
      ? []
      : [
          { label: "timestamp", bytes: timestamp },
          { label: "", bytes: "," },
        ];
  yield [...time, { label: "body", bytes: body }];
}
