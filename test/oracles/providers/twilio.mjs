import { createHash } from "node:crypto";
import { parse } from "node:querystring";
import twilio from "twilio";
import { sdk } from "../lib/oracle.mjs";
import { headerOf, textOf } from "../lib/request.mjs";
import { bytes, hmacSigner } from "../lib/sign.mjs";

const HEADER = "X-Twilio-Signature";
const FORM = "CallSid=CA1234567890ABCDE&Caller=%2B14158675310&Digits=1234&From=%2B14158675310&To=%2B18005551212";
const BASE = "https://hooks.example.com/webhooks/twilio";
const isForm = (type) => /^application\/x-www-form-urlencoded\b/i.test(type ?? "");

/** The signed text: the URL, and the form's fields sorted by name. A repeated field: its values once each, sorted. */
function content({ url, body }, form) {
  const fields = form ? parse(body.toString("utf8")) : {};
  const lines = Object.keys(fields).sort().flatMap((name) => [...new Set([fields[name]].flat())].sort().map((value) => name + value));
  return bytes(url, lines.join(""));
}

const signer = (form) =>
  hmacSigner({
    hash: "sha1",
    encoding: "base64",
    content: (draft) => content(draft, form),
    headers: ({ signature }) => [[HEADER, signature]],
  });

/** As `validateIncomingRequest` does for an Express request: by the body's hash where the URL has one, else by the form. */
function validate(received) {
  const signature = headerOf(received, "x-twilio-signature") ?? "";
  const { secret, url } = received;
  if (url.indexOf("bodySHA256") > 0) return twilio.validateRequestWithBody(secret, signature, url, textOf(received) || "{}");
  const form = isForm(headerOf(received, "content-type")) ? parse(textOf(received)) : {};
  return twilio.validateRequest(secret, signature, url, { ...form });
}

export default {
  id: "twilio",
  oracle: sdk("twilio", "validateRequest"),
  secret: "1c892n40nd03kdnc0112slzkl3091j20",
  wrongKey: "1c892n40nd03kdnc0112slzkl3091j21",
  headers: [
    ["User-Agent", "TwilioProxy/1.1"],
    ["Content-Type", "application/x-www-form-urlencoded"],
    ["I-Twilio-Idempotency-Token", "f6a8f1ab-9a43-4b35-8f0b-4e0f0e0b9a4f"],
  ],
  path: "/webhooks/twilio?foo=1&bar=2",
  payload: FORM,
  signatureHeader: HEADER,
  encoding: "base64",
  signsUrl: true,
  sign: signer(true),
  verify: validate,
  skip: ["no-other-headers"],
  *cases(make) {
    const form = (name, body, more = {}) => make(name, { body, edge: true, ...more });
    yield form("form-reordered", FORM, { received: () => FORM.split("&").toReversed().join("&") });
    yield form("form-plus", "Body=a+b&From=1");
    yield form("form-percent-blank", "Body=a%20b&From=1");
    yield form("form-unicode", "Body=Zo%C3%AB+%F0%9F%8E%89&From=1");
    yield form("form-raw-utf8", "Body=Zoë&From=1");
    yield form("form-bad-utf8", "Body=%E9&From=1");
    yield form("form-bad-escape", "Body=100%&From=1");
    yield form("form-empty-value", "MessageSid=SM1&Body=&AccountSid=AC1");
    yield form("form-no-equals", "MessageSid=SM1&Body&AccountSid=AC1");
    yield form("form-empty-name", "=x&AccountSid=AC1");
    yield form("form-trailing-ampersand", "MessageSid=SM1&");
    yield form("form-double-ampersand", "MessageSid=SM1&&Body=x");
    yield form("form-duplicates", "MediaUrl=b&MediaUrl=a&MediaUrl=b&Body=x");
    yield form("form-case-order", "b=1&a=2&B=3&A=4");
    yield form("form-number-names", "10=a&9=b&Body=x");
    yield form("form-brackets", "a[b]=1&a[]=2");
    yield form("form-proto", "__proto__=1&constructor=2&Body=x");
    yield form("form-astral-order", "\u{1F389}=1&\uFFFD=2");
    yield form("form-empty-dropped", "MessageSid=SM1&Body=&AccountSid=AC1", {
      reason: "form-param-empty",
      received: () => "MessageSid=SM1&AccountSid=AC1",
    });
    yield form("form-duplicate-dropped", "A=1&B=2&B=3", { reason: "form-param-duplicates", received: () => "A=1&B=3" });
    yield form("form-charset", FORM, { contentType: "application/x-www-form-urlencoded; charset=UTF-8" });
    yield make("get-query-only", { method: "GET", body: "", contentType: "text/plain" });
    yield* urls(make);
  },
};

function* urls(make) {
  const signed = (name, url, more = {}) => make(name, { edge: true, url, ...more });
  yield signed("url-user-info", "https://user:p%40ss@hooks.example.com/webhooks/twilio");
  yield signed("url-user-info-port", "https://user:pass@hooks.example.com:8443/webhooks/twilio");
  yield signed("url-ipv6", "https://[2001:db8::1]/webhooks/twilio");
  yield signed("url-ipv6-port", "https://[2001:db8::1]:8443/webhooks/twilio", { receivedUrl: "https://[2001:db8::1]/webhooks/twilio" });
  yield signed("url-fragment", `${BASE}#rc=5&rp=all`);
  yield signed("url-root", "https://hooks.example.com");
  yield signed("url-root-slash", "https://hooks.example.com/", { receivedUrl: "https://hooks.example.com" });
  yield signed("url-unicode", `${BASE}/zoë?q=ü`);
  yield signed("url-unicode-encoded", `${BASE}/zo%C3%AB?q=%C3%BC`, { receivedUrl: `${BASE}/zoë?q=ü` });
  yield signed("url-quote-encoded", `${BASE}?q=%27x%27`, { receivedUrl: `${BASE}?q='x'` });
  yield signed("url-blank-plus", `${BASE}?q=a+b`, { receivedUrl: `${BASE}?q=a%20b` });
  yield signed("url-legacy-blank", `${BASE}?q=a%20b`, { receivedUrl: `${BASE}?q=a+b` });
  yield signed("url-legacy-no-equals", `${BASE}?q=`, { receivedUrl: `${BASE}?q` });
  yield signed("url-dots", `${BASE}/c`, { receivedUrl: `${BASE}/a/../c` });
  yield signed("url-port-443-received", BASE, { receivedUrl: BASE.replace(".com", ".com:443") });
  yield signed("url-http-port-80", "http://hooks.example.com:80/x", { receivedUrl: "http://hooks.example.com/x" });
  yield signed("url-scheme-upper", "HTTPS://hooks.example.com/x");
  const json = JSON.stringify({ a: 1, text: "é" });
  const hash = createHash("sha256").update(json).digest("hex");
  const hashed = (name, url, more = {}) => make(name, { edge: true, body: json, contentType: "application/json", url, how: { content: (draft) => draft.url }, ...more });
  yield hashed("json-valid", `${BASE}?bodySHA256=${hash}`);
  yield hashed("json-body-tampered", `${BASE}?bodySHA256=${hash}`, { reason: "body-tampered", received: () => json.replace("1", "2") });
  yield hashed("json-hash-upper", `${BASE}?bodySHA256=${hash.toUpperCase()}`);
  yield hashed("json-hash-wrong", `${BASE}?bodySHA256=${"0".repeat(64)}`, { reason: "body-tampered" });
  yield hashed("json-hash-empty", `${BASE}?bodySHA256=`);
  yield hashed("json-hash-second", `${BASE}?a=1&bodySHA256=${hash}`);
  yield hashed("json-hash-twice", `${BASE}?bodySHA256=${hash}&bodySHA256=0`);
  yield hashed("json-hash-in-path", "https://hooks.example.com/bodySHA256");
  yield hashed("json-hash-of-nothing", `${BASE}?bodySHA256=${createHash("sha256").update("{}").digest("hex")}`, { body: "" });
  yield hashed("json-without-hash", BASE);
  yield hashed("form-with-hash", `${BASE}?bodySHA256=${createHash("sha256").update(FORM).digest("hex")}`, {
    body: FORM,
    contentType: "application/x-www-form-urlencoded",
  });
}
