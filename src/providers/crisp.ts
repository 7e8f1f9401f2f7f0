import type { Delivery } from "../core/delivery.ts";
import { bodyJson, jsonText } from "../core/fields.ts";
import type { ContentPart, ContentVars } from "../core/recipe.ts";
import { provider } from "./define.ts";

export default provider({
  id: "crisp",
  name: "Crisp",
  docs: "https://docs.crisp.chat/guides/web-hooks/signing/",
  facts: { from: ["crisp-api 11.3.0, verifyHook"], checked: "2026-11-24", sdk: "crisp-api 11.3.0" },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: "X-Crisp-Signature", encoding: "hex" },
      timestamp: { header: "X-Crisp-Request-Timestamp", unit: "ms" },
      content: "[{timestamp};{text}]",
      contents,
    },
  ],
  detect: {
    headers: ["x-crisp-request-timestamp"],
    body: ({ body }) => jsonText(body, "website_id") !== undefined && jsonText(body, "event") !== undefined,
  },
  event: [{ json: "event" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not checked here" } },
  notes: [
    "The SDK is handed the parsed body and writes it again (JSON.stringify): spacing does not matter, an escape or a number written another way may.",
    "A timestamp that is no number is refused; its age is not checked. No delivery id is sent.",
  ],
});

function* contents({ body }: Delivery, { timestamp }: ContentVars): Iterable<readonly ContentPart[]> {
  const json = body[0] === 0xef ? undefined : bodyJson(body);
  if (json === null || typeof json !== "object" || Number.isNaN(Number(timestamp))) return;
  yield [
    { label: "", bytes: "[" },
    { label: "timestamp", bytes: timestamp },
    { label: "", bytes: ";" },
    { label: "body, parsed and written again", bytes: JSON.stringify(json) },
    { label: "", bytes: "]" },
  ];
}
