import type { ContentVars } from "../core/recipe.ts";
import type { Delivery } from "../core/delivery.ts";
import { formFields, isForm } from "../core/fields.ts";
import type { ContentPart } from "../core/recipe.ts";
import { signedUrl, urlParts } from "../core/url.ts";
import { provider } from "./define.ts";

export default provider({
  id: "plivo",
  name: "Plivo",
  docs: "https://www.plivo.com/docs/voice/concepts/signature-validation",
  facts: {
    from: [
      "plivo 4.79.0, validateV3Signature",
      "support.plivo.com (retries); plivo.com/docs, callback configurations",
      "webhook-co/webhook, packages/webhooks-spec (independent implementation, checked against the documentation in July 2026)",
    ],
    checked: "2026-11-24",
    sdk: "plivo 4.79.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      signature: { header: ["X-Plivo-Signature-V3", "X-Plivo-Signature-Ma-V3"], encoding: "base64", list: "," },
      id: { header: "X-Plivo-Signature-V3-Nonce" },
      content: "{url}.{id}",
      contents: signedText,
    },
  ],
  detect: { headers: ["x-plivo-signature-v3-nonce"] },
  event: [{ form: "Event" }, { form: "CallStatus" }, { form: "Status" }],
  deliveryId: [{ form: "MessageUUID" }, { form: "CallUUID" }],
  env: ["PLIVO_AUTH_TOKEN"],
  delivery: {
    timeout: 8,
    success: "2xx",
    retries: {
      count: 3,
      delays: [60, 120, 240],
      horizon: 420,
      note: "messages; calls wait longer and are tried once again",
    },
  },
  notes: [
    "Signed are the URL with its query in order, ? and . where there are parameters, the form fields in order (name and value, nothing between), and the nonce.",
    "The key is the auth token. X-Plivo-Signature-Ma-V3 is made with the main account's token; either may match.",
    "The nonce is new with every request. Combine the UUID with the status to deduplicate.",
  ],
});

function signedText(delivery: Delivery, { id }: ContentVars): readonly (readonly ContentPart[])[] {
  const url = urlParts(signedUrl(delivery));
  if (url === undefined) return [];
  const base = `${url.scheme}://${url.host}${url.port === "" ? "" : `:${url.port}`}${url.path}`;
  const query = inOrder([...new URLSearchParams(url.query.slice(1))], "=").join("&");
  const fields = delivery.method === "POST" && isForm(delivery) ? inOrder(formFields(delivery.body), "").join("") : "";
  const mark = query !== "" || fields !== "" ? "?" : "";
  const dot = query !== "" && fields !== "" ? "." : "";
  return [
    [
      { label: "URL", bytes: base },
      { label: "query in order", bytes: mark + query },
      { label: "form fields in order", bytes: dot + fields },
      { label: "nonce", bytes: `.${id}` },
    ],
  ];
}

/** By name, then by value. */
function inOrder(pairs: readonly (readonly [string, string])[], between: string): string[] {
  const sorted = [...pairs].sort(([a, one], [b, other]) =>
    a === b ? Number(one > other) - Number(one < other) : a < b ? -1 : 1,
  );
  return sorted.map(([name, value]) => name + between + value);
}
