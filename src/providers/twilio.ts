import { createHash } from "node:crypto";
import { isUtf8 } from "node:buffer";
import { parse, stringify } from "node:querystring";
import { asBuffer } from "../core/bytes.ts";
import type { Delivery } from "../core/delivery.ts";
import { isForm, queryValue } from "../core/fields.ts";
import type { Binding, ContentPart } from "../core/recipe.ts";
import { signedUrl } from "../core/url.ts";
import { provider } from "./define.ts";

const BODY_HASH = "bodySHA256";

export default provider({
  id: "twilio",
  name: "Twilio",
  docs: "https://www.twilio.com/docs/usage/webhooks/webhooks-security",
  facts: {
    from: [
      "twilio 6.2.0, validateRequest and validateRequestWithBody",
      "twilio.com/docs/usage/webhooks/webhooks-connection-overrides",
    ],
    checked: "2026-11-24",
    sdk: "twilio 6.2.0",
  },
  schemes: [
    {
      kind: "hmac",
      algorithm: "sha1",
      signature: { header: "X-Twilio-Signature", encoding: "base64" },
      content: "{url}{sortedFormParams}",
      contents,
      bindings,
      demands,
      prepare,
    },
  ],
  detect: { headers: ["i-twilio-idempotency-token"] },
  event: [
    { form: "MessageStatus" },
    { form: "SmsStatus" },
    { form: "CallStatus" },
    { form: "RecordingStatus" },
    { form: "EventType" },
  ],
  deliveryId: [{ header: "I-Twilio-Idempotency-Token" }],
  env: ["TWILIO_AUTH_TOKEN"],
  delivery: {
    timeout: 15,
    success: "2xx",
    retries: {
      count: 1,
      note: "by default only where no connection stands; what else is retried, and how often, stands in the URL's fragment (#rc=…&rp=…); then the fallback URL",
    },
  },
  notes: [
    "The secret is the account's primary auth token; API keys and the secondary token sign nothing.",
    "The SDK tries the URL with and without its port, then as WHATWG's URL writes it, then with its query written anew; any of them may match.",
    "The form's fields are decoded and sorted by name; a field that is repeated counts once for each different value, sorted.",
    "Where the URL has bodySHA256 the form is not signed: the URL alone is, and the body's SHA-256 in lower-case hex must equal that parameter.",
    "A JSON body without bodySHA256 in the URL is not covered by the signature at all.",
    "No age is checked.",
  ],
});

function hashesBody(url: string): boolean {
  return url.indexOf(BODY_HASH) > 0;
}

/** The URL in each way that the SDK tries, followed by the form's fields. */
function contents(delivery: Delivery): ContentPart[][] {
  const url = signedUrl(delivery);
  const fields = isForm(delivery) && !hashesBody(url) ? sortedFields(delivery.body) : "";
  return urlsTried(url).map((tried) => [
    { label: "url", bytes: tried },
    ...(fields === "" ? [] : [{ label: "form fields, sorted", bytes: fields }]),
  ]);
}

function urlsTried(url: string): string[] {
  const asReceived = [withoutPort(url), withPort(url)];
  if (!URL.canParse(url)) return asReceived;
  const normal = new URL(url).toString();
  const normalised = [withoutPort(normal), withPort(normal)];
  return [...new Set([...asReceived, ...normalised, ...normalised.map(withQueryWrittenAnew)])];
}

/** Scheme with slashes, user, host (an IPv6 address in brackets), port with its colon. */
const AUTHORITY = /^([a-z][a-z0-9+.-]*:\/\/)((?:[^/?#]*@)?)((?:\[[^\]/?#]*\])?[^/?#:]*)(:[^/?#]*)?/i;

function withoutPort(url: string): string {
  return url.replace(AUTHORITY, "$1$2$3");
}

function withPort(url: string): string {
  return url.replace(AUTHORITY, (all: string, scheme: string, _user: string, _host: string, port?: string) => {
    if (port) return all;
    return `${all}${scheme.toLowerCase() === "https://" ? ":443" : ":80"}`;
  });
}

function withQueryWrittenAnew(url: string): string {
  const mark = url.indexOf("?");
  return mark < 0 || mark === url.length - 1 ? url : `${url.slice(0, mark)}?${stringify(parse(url.slice(mark + 1)))}`;
}

function sortedFields(body: Uint8Array): string {
  const fields = parse(asBuffer(body).toString("utf8"));
  return Object.keys(fields)
    .sort()
    .map((name) =>
      values(fields[name])
        .map((value) => name + value)
        .join(""),
    )
    .join("");
}

function values(value: string | string[] | undefined): string[] {
  return Array.isArray(value) ? [...new Set(value)].sort() : [value ?? ""];
}

/** SHA-256 of `{}`: what the SDK takes an empty body for. */
const EMPTY_OBJECT = createHash("sha256").update("{}").digest("hex");

function bindings(delivery: Delivery): Binding[] {
  const url = signedUrl(delivery);
  if (!hashesBody(url)) return [];
  const expected = queryValue(url, BODY_HASH) ?? "";
  if (delivery.body.length === 0 && expected === EMPTY_OBJECT) return [];
  return [{ name: BODY_HASH, algorithm: "sha256", encoding: "hex", expected }];
}

function demands({ body, ...delivery }: Delivery): string | undefined {
  if (!hashesBody(signedUrl({ body, ...delivery })) || isUtf8(body)) return undefined;
  return "The SDK hashes the body as text, and these bytes are no UTF-8.";
}

/** What is no form is signed by its hash, in the URL. */
function prepare(draft: Delivery): Delivery {
  if (isForm(draft) || draft.body.length === 0) return draft;
  const [url = "", fragment] = signedUrl(draft).split("#");
  const bare = url.replace(new RegExp(`([?&])${BODY_HASH}=[^&]*&?`), "$1").replace(/[?&]$/, "");
  const hash = createHash("sha256").update(draft.body).digest("hex");
  return {
    ...draft,
    url: `${bare}${bare.includes("?") ? "&" : "?"}${BODY_HASH}=${hash}${fragment === undefined ? "" : `#${fragment}`}`,
  };
}
