import type { ContentVars } from "../core/recipe.ts";
import type { Delivery } from "../core/delivery.ts";
import { header } from "../core/headers.ts";
import type { ContentPart, ParsedSignature } from "../core/recipe.ts";
import { provider } from "./define.ts";

export default provider({
  id: "hygraph",
  name: "Hygraph",
  docs: "https://hygraph.com/docs/api-reference/basics/webhooks",
  facts: {
    from: ["@hygraph/utils 1.2.1, verifyWebhookSignature", "hygraph.com/docs, webhooks: signature"],
    checked: "2026-11-24",
    sdk: "@hygraph/utils 1.2.1",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: {
        header: "gcms-signature",
        encoding: "base64",
        parse,
        write: (signature, timestamp) => `sign=${signature}, env=master, t=${timestamp}`,
      },
      timestamp: { unit: "ms" },
      content: "{text}",
      contents: envelope,
    },
  ],
  event: [{ json: "operation" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "no schedule is known here" } },
  notes: [
    'Signed is a JSON text of its own: {"Body": the body as text, "EnvironmentName": env, "TimeStamp": t}, compact and in this order.',
    "The header is sign=…, env=…, t=…, in this order, t in milliseconds. The SDK checks no age.",
    "The SDK, given the parsed body, writes it anew; hand it the raw text as rawPayload.",
  ],
});

/** `sign=…, env=…, t=…`: by place, as the SDK reads it. */
function parse(value: string): ParsedSignature | undefined {
  const [signature, environment, time] = value.split(", ");
  const timestamp = Number.parseInt((time ?? "").replace("t=", ""), 10);
  if (signature === undefined || environment === undefined || Number.isNaN(timestamp)) return undefined;
  return { signatures: [signature.replace("sign=", "")], timestamp: String(timestamp) };
}

function envelope(delivery: Delivery, { timestamp }: ContentVars): readonly (readonly ContentPart[])[] {
  const environment = header(delivery.headers, "gcms-signature")?.split(", ")[1]?.replace("env=", "") ?? "master";
  const body = Buffer.from(delivery.body).toString("utf8");
  return [
    [
      { label: "", bytes: '{"Body":' },
      { label: "body, as JSON text", bytes: JSON.stringify(body) },
      { label: "env", bytes: `,"EnvironmentName":${JSON.stringify(environment)}` },
      { label: "t", bytes: `,"TimeStamp":${timestamp}}` },
    ],
  ];
}
