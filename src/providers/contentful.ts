import type { Delivery } from "../core/delivery.ts";
import { header, withHeader } from "../core/headers.ts";
import type { ContentPart, ContentVars } from "../core/recipe.ts";
import { signedUrl, urlParts } from "../core/url.ts";
import { bodyText } from "../schemes/template.ts";
import { provider } from "./define.ts";

const SIGNATURE = "X-Contentful-Signature";
const TIMESTAMP = "X-Contentful-Timestamp";
const SIGNED_HEADERS = "X-Contentful-Signed-Headers";

/** The SDK takes no timestamp up to 2020-01-01T00:00:00Z. */
const OLDEST_MS = 1_577_836_800_000;
const METHODS = new Set(["GET", "PATCH", "HEAD", "POST", "DELETE", "OPTIONS", "PUT"]);

export default provider({
  id: "contentful",
  name: "Contentful",
  docs: "https://www.contentful.com/developers/docs/webhooks/request-verification/",
  facts: {
    from: [
      "@contentful/node-apps-toolkit 3.16.1, verifyRequest",
      "contentful.com/developers/docs/webhooks (two more tries, 30 seconds)",
    ],
    checked: "2026-11-24",
    sdk: "@contentful/node-apps-toolkit 3.16.1",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha256",
      secret: { decode: "text", toKey: (secret) => (secret.length === 64 ? Buffer.from(secret, "utf8") : undefined) },
      signature: { header: SIGNATURE, encoding: "hex", parse: (text) => ({ signatures: [text.trim()] }) },
      timestamp: {
        header: TIMESTAMP,
        unit: "ms",
        tolerance: 30,
        signs: "number",
        parse: (text) => Number.parseInt(text, 10),
        accepts: (timestampMs, nowMs, toleranceSeconds) => nowMs - timestampMs < toleranceSeconds * 1000,
      },
      content: "{method}\n{target}\n{header:X-Contentful-Signed-Headers}\n{text}",
      contents: (delivery, vars) => [canonicalRequest(delivery, vars)],
      demands,
      prepare: (draft) => ({
        ...draft,
        headers: withHeader(draft.headers, SIGNED_HEADERS, namesToSign(draft).join(",")),
      }),
    },
  ],
  detect: { headers: ["x-contentful-topic", "x-contentful-webhook-name"] },
  event: [{ header: "X-Contentful-Topic" }],
  deliveryId: [{ header: "X-Contentful-Idempotency-Key" }],
  env: ["CONTENTFUL_WEBHOOK_SECRET"],
  delivery: {
    timeout: 30,
    success: "2xx",
    retries: { count: 2, delays: [30, 30], horizon: 60, note: "for 429 and 5xx; a timeout is not tried again" },
  },
  notes: [
    "Signed are method, path with query, the headers that X-Contentful-Signed-Headers names (with that header and the timestamp, in order of name) and the body. A proxy that drops or changes one of them breaks the signature; scheme and host are not signed.",
    "The SDK escapes the query as a whole, and then the path with it once more: it signs `?a=1` as `?a%253D1`.",
    "The list of signed headers is made anew from the names that are there: the order of the list that came, and names without a header, do not matter. Names are compared in lower case and without blanks cut off.",
    "The secret must have 64 characters. A timestamp 30 seconds old is refused, one in the future is taken.",
  ],
});

/** The canonical request, as the SDK's signRequest writes it. Header values are text of one character a byte. */
function canonicalRequest(delivery: Delivery, { timestamp }: ContentVars): readonly ContentPart[] {
  const listed = new Set((header(delivery.headers, SIGNED_HEADERS.toLowerCase()) ?? "").trim().split(","));
  const values = new Map<string, string>();
  for (const [name, value] of joined(delivery)) if (listed.has(name)) values.set(name, value);
  const own = [TIMESTAMP.toLowerCase(), SIGNED_HEADERS.toLowerCase()];
  const names = [...new Set([...values.keys(), ...own])].sort(byUnits);
  values.set(TIMESTAMP.toLowerCase(), timestamp);
  values.set(SIGNED_HEADERS.toLowerCase(), names.join(","));
  return [
    { label: "method", bytes: delivery.method },
    { label: "", bytes: "\n" },
    { label: "path", bytes: escapedPath(signedUrl(delivery)) },
    { label: "", bytes: "\n" },
    { label: "signed headers", bytes: names.map((name) => `${name}:${values.get(name) ?? ""}`).join(";") },
    { label: "", bytes: "\n" },
    { label: "body", bytes: bodyText(delivery.body) },
  ];
}

/** Headers by lower-case name, values without blanks around them; several of a name joined. */
function joined({ headers }: Delivery): Map<string, string> {
  const all = new Map<string, string>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase().trim();
    const before = all.get(key);
    all.set(key, (before === undefined ? value : `${before}, ${value}`).trim());
  }
  return all;
}

/** The query is escaped whole (encodeURIComponent and querystring.escape agree on Latin-1), and the path with it again. */
function escapedPath(url: string): string {
  const { path = "", query = "" } = urlParts(url) ?? {};
  const search = query.slice(1).split("?", 1)[0] ?? "";
  return encodeURI(search === "" ? path : `${path}?${encodeURIComponent(search)}`);
}

function demands(delivery: Delivery): string | undefined {
  const { path = "" } = urlParts(signedUrl(delivery)) ?? {};
  if (!METHODS.has(delivery.method)) return `The SDK refuses the method ${delivery.method}.`;
  if (!path.startsWith("/")) return "The URL has no path, and the SDK demands one.";
  const list = header(delivery.headers, SIGNED_HEADERS.toLowerCase()) ?? "";
  if (list.split(",").length < 2) return `${SIGNED_HEADERS} must name two headers at least.`;
  const timestamp = Number.parseInt(header(delivery.headers, TIMESTAMP.toLowerCase()) ?? "", 10);
  return timestamp > OLDEST_MS ? undefined : `${TIMESTAMP} lies before 2020: milliseconds belong there.`;
}

/** What `sign` signs: the names that the draft lists, or else all of Contentful's own headers that it has. */
function namesToSign(draft: Delivery): string[] {
  const own = [SIGNED_HEADERS.toLowerCase(), TIMESTAMP.toLowerCase()];
  const listed = header(draft.headers, SIGNED_HEADERS.toLowerCase());
  const there = draft.headers.map(([name]) => name.toLowerCase());
  const wanted =
    listed === undefined
      ? there.filter((name) => name.startsWith("x-contentful-"))
      : listed.split(",").filter((name) => there.includes(name));
  return [...new Set([...wanted, ...own])].filter((name) => name !== SIGNATURE.toLowerCase()).sort(byUnits);
}

function byUnits(a: string, b: string): number {
  return a > b ? 1 : -1;
}
