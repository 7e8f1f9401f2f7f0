import type { Delivery } from "../core/delivery.ts";
import { bodyJson, jsonText, jsonValue } from "../core/fields.ts";
import { header } from "../core/headers.ts";
import type { ContentPart, ContentVars, ParsedSignature } from "../core/recipe.ts";
import { provider } from "./define.ts";

export default provider({
  id: "constant-contact",
  name: "Constant Contact",
  docs: "https://developer.constantcontact.com/api_guide/webhooks_overview.html",
  facts: {
    from: ["webhook-co/webhook, packages/webhooks-spec, constant-contact (independent implementation)"],
    checked: "2026-11-24",
  },
  schemes: [
    {
      kind: "rsa",
      algorithm: "sha256",
      keyFormats: ["jwk", "pem"],
      signature: {
        header: "X-CTCT-WEBHOOK-SIG",
        encoding: "base64url",
        parse,
        write: (signature, time) => `${protectedHeader(time)}..${signature}`,
      },
      timestamp: { unit: "s", tolerance: 300, required: false },
      content: "{header:X-CTCT-WEBHOOK-SIG}.{body}",
      contents,
      demands,
      keyUrl: {
        fixed: "https://developer.constantcontact.com/.well-known/jwks.json",
        hosts: ["developer.constantcontact.com"],
        format: "jwks",
      },
    },
  ],
  detect: {
    body: ({ body }) =>
      jsonText(body, "event_type") !== undefined && jsonText(body, "encoded_account_id") !== undefined,
  },
  event: [{ json: "event_type" }],
  delivery: { timeout: null, success: "2xx", retries: { count: null, note: "not checked here" } },
  notes: [
    "The header is a detached JWS (RFC 7515, appendix F) with an unencoded payload (RFC 7797): its middle part is empty, and the body is signed as it came.",
    "Nobody has held this against a live delivery: the independent implementation says so of itself too.",
  ],
});

const HEADER = "x-ctct-webhook-sig";

const segment = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** As Constant Contact writes it. @param time Unix seconds. */
function protectedHeader(time: string): string {
  return segment({ alg: "RS256", ts: Number(time), b64: false, crit: ["b64"] });
}

function readProtected(segments: string): unknown {
  return bodyJson(Buffer.from(segments, "base64url"));
}

function parse(text: string): ParsedSignature | undefined {
  const [head, payload, signature, ...more] = text.split(".");
  if (head === undefined || payload !== "" || signature === undefined || more.length > 0) return undefined;
  const time = jsonValue(readProtected(head), "ts");
  return { signatures: [signature], ...(typeof time === "number" && { timestamp: String(time) }) };
}

function* contents({ headers, body }: Delivery, { timestamp }: ContentVars): Iterable<readonly ContentPart[]> {
  const head = header(headers, HEADER)?.split(".")[0] ?? protectedHeader(timestamp);
  yield [
    { label: "protected header", bytes: head },
    { label: "", bytes: "." },
    { label: "body", bytes: body },
  ];
}

function demands({ headers }: Delivery): string | undefined {
  const head = readProtected(header(headers, HEADER)?.split(".")[0] ?? "");
  if (jsonValue(head, "alg") !== "RS256") return "The signature's header does not say RS256.";
  const critical = jsonValue(head, "crit");
  const unencoded =
    jsonValue(head, "b64") === false &&
    Array.isArray(critical) &&
    critical.length > 0 &&
    critical.every((name) => name === "b64");
  return unencoded
    ? undefined
    : "The signature's header does not say that the payload is unencoded (b64 false, and critical).";
}
