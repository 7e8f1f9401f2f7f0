import type { Delivery } from "../core/delivery.ts";
import { bodyJson, jsonText, jsonValue } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import type { ContentPart, ParsedSignature } from "../core/recipe.ts";
import { signedUrl, urlParts } from "../core/url.ts";
import { provider } from "./define.ts";

const HEADER = "Tl-Signature";
const TIME = "X-Tl-Webhook-Timestamp";

export default provider({
  id: "truelayer",
  name: "TrueLayer",
  docs: "https://docs.truelayer.com/docs/configure-webhooks-for-your-integration",
  facts: {
    from: [
      "truelayer-signing 0.2.3, verify",
      "general knowledge, not checked here: the header's jku, and the body's fields",
    ],
    checked: "2026-11-24",
    sdk: "truelayer-signing 0.2.3",
  },
  schemes: [
    {
      kind: "ecdsa",
      algorithm: "sha512",
      dsaEncoding: "ieee-p1363",
      keyFormats: ["pem", "jwk"],
      signature: { header: HEADER, encoding: "base64url", parse, write: (signature) => `${OWN_HEAD}..${signature}` },
      timestamp: { header: TIME, unit: "iso8601", required: false },
      content: "{header:Tl-Signature}.{method} {path}\n{body}",
      contents,
      keyUrl: {
        fixed: "https://webhooks.truelayer.com/.well-known/jwks",
        hosts: ["webhooks.truelayer.com", "webhooks.truelayer-sandbox.com"],
        format: "jwks",
      },
    },
  ],
  detect: {
    headers: ["x-tl-webhook-timestamp"],
    body: ({ body }) => jsonText(body, "event_version") !== undefined && jsonText(body, "event_id") !== undefined,
  },
  event: [{ json: "type" }],
  deliveryId: [{ json: "event_id" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not checked here" } },
  notes: [
    "Tl-Signature is a detached JWS (RFC 7515, appendix F): ES512 over method, path, the headers that its own header lists (tl_headers) and the body.",
    "The path is signed without the query; the SDK also tries it with, or without, a slash at its end. It does not look at the timestamp's age.",
    "The key's address is the header's jku: take it from webhooks.truelayer.com or webhooks.truelayer-sandbox.com only, the key by its kid. hookctl is given that key, as PEM or JWK.",
  ],
});

const segment = (text: string | Uint8Array): string => Buffer.from(text).toString("base64url");

/** What `sign` writes before the signature. */
const OWN_HEAD = segment(JSON.stringify({ alg: "ES512", kid: "hookctl", tl_version: "2", tl_headers: TIME }));

function headOf(text: string): unknown {
  return bodyJson(Buffer.from(text.split(".")[0] ?? "", "base64url"));
}

function parse(text: string): ParsedSignature | undefined {
  const head = headOf(text);
  const signature = text.split(".")[2];
  if (signature === undefined || jsonValue(head, "alg") !== "ES512" || jsonValue(head, "tl_version") !== "2")
    return undefined;
  return { signatures: [signature] };
}

/** The JWS signing input, for the path as it is and with its last slash dropped or added. */
function* contents(delivery: Delivery): Iterable<readonly ContentPart[]> {
  const text = header(delivery.headers, HEADER.toLowerCase()) ?? OWN_HEAD;
  const listed = jsonValue(headOf(text), "tl_headers");
  const names = typeof listed === "string" ? listed.split(",").filter((name) => name !== "") : [];
  const lines = names.map((name) => `${name}: ${header(delivery.headers, name.toLowerCase()) ?? ""}\n`).join("");
  const path = urlParts(signedUrl(delivery))?.path ?? "";
  for (const tried of [path, path.endsWith("/") ? path.slice(0, -1) : `${path}/`]) {
    const start = Buffer.from(`${delivery.method.toUpperCase()} ${tried}\n${lines}`, "utf8");
    const body = Buffer.from(Buffer.from(delivery.body).toString("utf8"), "utf8");
    yield [
      { label: "protected header", bytes: text.split(".")[0]! },
      { label: "", bytes: "." },
      { label: "method, path, headers and body, in base64url", bytes: segment(Buffer.concat([start, body])) },
    ];
  }
}
