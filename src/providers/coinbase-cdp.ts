import type { Delivery } from "../core/delivery.ts";
import { jsonText } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import type { ContentPart, ContentVars, ParsedSignature } from "../core/recipe.ts";
import { bodyText } from "../schemes/template.ts";
import { provider } from "./define.ts";

export default provider({
  id: "coinbase-cdp",
  name: "Coinbase Developer Platform",
  docs: "https://docs.cdp.coinbase.com/api-reference/payment-apis/webhooks/verification",
  facts: {
    from: ["docs.cdp.coinbase.com, webhooks: verification (the sample's code)", "several public receivers"],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: {
        header: "X-Hook0-Signature",
        encoding: "hex",
        compare: "bytes",
        parse,
        write: (signature, time) => `t=${time},h=${SIGNED_HEADER},v1=${signature}`,
      },
      timestamp: {
        unit: "s",
        tolerance: 300,
        parse: (text) => Number.parseInt(text, 10) * 1000,
        accepts: (timestampMs, nowMs, toleranceSeconds) => !(nowMs - timestampMs > toleranceSeconds * 1000),
      },
      content: "{timestamp}.content-type.{header:Content-Type}.{text}",
      contents,
    },
  ],
  detect: {
    headers: ["x-hook0-id"],
    body: ({ body }) => jsonText(body, "eventType") !== undefined && jsonText(body, "subscriptionId") !== undefined,
  },
  event: [{ json: "eventType" }, { json: "event_type" }],
  deliveryId: [{ header: "X-Hook0-Id" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not checked here" } },
  notes: [
    "h= names the headers that are signed along, between blanks; their values are joined by dots. hookctl sign writes content-type there.",
    "The documented check refuses deliveries older than five minutes; the future is taken, and what is no number.",
    "The secret is in the answer that makes the subscription.",
  ],
});

/** What `sign` signs along. */
const SIGNED_HEADER = "content-type";

const item = (text: string, name: string): string | undefined =>
  text
    .split(",")
    .find((part) => part.startsWith(`${name}=`))
    ?.split("=")[1];

function parse(text: string): ParsedSignature | undefined {
  const [timestamp, names, signature] = ["t", "h", "v1"].map((name) => item(text, name));
  if (timestamp === undefined || names === undefined || signature === undefined) return undefined;
  return { signatures: [signature], timestamp };
}

function* contents({ headers, body }: Delivery, { timestamp }: ContentVars): Iterable<readonly ContentPart[]> {
  const names = item(header(headers, "x-hook0-signature") ?? "", "h") ?? SIGNED_HEADER;
  const values = names.split(" ").map((name) => header(headers, name.toLowerCase()) ?? "");
  yield [
    { label: "timestamp", bytes: timestamp },
    { label: "", bytes: "." },
    { label: "names of headers", bytes: names },
    { label: "", bytes: "." },
    { label: "their values", bytes: values.join(".") },
    { label: "", bytes: "." },
    { label: "body", bytes: bodyText(body) },
  ];
}
