/** What a shared capture keeps without asking, and what its values are called in the count. */

/** Headers whose values say how the body is written, and nothing about anybody. */
export const KEPT_HEADERS: ReadonlySet<string> = new Set([
  "content-type",
  "content-length",
  "content-encoding",
  "transfer-encoding",
]);

/** What stands where a body should be: the cause of a mismatch, and nobody's data. */
const STAND_INS = new Set([
  "undefined",
  "nil",
  "[object Object]",
  "[object Promise]",
  "[object ReadableStream]",
  "[object ArrayBuffer]",
  "[object Blob]",
]);

const LITERALS = /^(?:true|false|null|none)$/i;
/** Names of algorithms, as headers and tokens write them (RFC 7518, RFC 9421, and older ones). */
const ALGORITHMS =
  /^(?:(?:hmac|rsa|rsassa|ecdsa|rsa-v1_5|rsa-pss)[-_]?)?(?:md5|sha-?(?:1|224|256|384|512))(?:with(?:rsa|ecdsa))?$|^(?:[HREP]S(?:256|384|512)|EdDSA|ed25519|ECDSA|RSA|HMAC|JWT|OKP)$/i;
/** Fields and headers that name an algorithm, a version of the signature, or how a token is made (RFC 7515). */
const PROTOCOL_NAMES = /^(?:alg|typ|cty|crit|b64|enc|kty|crv)$|(?:^|[-_])algo?(?:rithm)?$|signature[-_]?version$/i;
/** Words of proxies' headers and of Authorization that say how, not who. */
const PROTOCOL = /^(?:https?|proto|host|for|by|localhost|bearer|basic|token|gzip|br|deflate)$/i;

let currencies: ReadonlySet<string> | undefined;

/** ISO 4217, in upper or in lower case. */
function isCurrency(value: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf("currency"));
  return /^(?:[A-Z]{3}|[a-z]{3})$/.test(value) && currencies.has(value.toUpperCase());
}

/** Is it a value of a closed list: a truth value, a currency, an algorithm? */
export function isListed(value: string): boolean {
  return LITERALS.test(value) || ALGORITHMS.test(value) || isCurrency(value) || STAND_INS.has(value);
}

/** Does the field or header say how things are signed? */
export function isProtocolName(name: string): boolean {
  return PROTOCOL_NAMES.test(name);
}

/** Is it a word of the protocol, where it stands alone in a header or before a `=`? */
export function isProtocolWord(word: string): boolean {
  return PROTOCOL.test(word) || ALGORITHMS.test(word);
}

const DATE_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?$/i;
const HTTP_DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})$/;
const TIME_WORDS = new Set([
  "at",
  "ts",
  "t",
  "time",
  "timestamp",
  "timestamps",
  "date",
  "datetime",
  "created",
  "updated",
  "modified",
  "expires",
  "expiry",
  "exp",
  "iat",
  "nbf",
  "start",
  "end",
  "since",
  "until",
  "sent",
  "received",
  "occurred",
]);
const NO_TIME_WORDS = new Set(["id", "number", "by", "user", "name", "key", "code"]);

/** Is it a moment? A bare number is one only under a name that says so: a telephone number looks just like it. */
export function isTime(value: string, name: string): boolean {
  if (DATE_TIME.test(value) || HTTP_DATE.test(value)) return true;
  return isUnixTime(value) && namesTime(name);
}

function namesTime(name: string): boolean {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/);
  return words.some((word) => TIME_WORDS.has(word)) && !words.some((word) => NO_TIME_WORDS.has(word));
}

/** Unix seconds, ms or µs between 2001 and 2033. */
function isUnixTime(value: string): boolean {
  return /^1\d{9}(?:\d{3}|\d{6})?(?:\.\d{1,9})?$/.test(value);
}

/** Names of fields are kept, unless they are data themselves: `{"zoe@example.com": …}`. */
export function isPlainName(name: string): boolean {
  return name.length <= 64 && !/@|\d{4,}|[0-9a-f]{12,}/i.test(name);
}

export type Redacted = "mail" | "url" | "address" | "name" | "amount" | "number" | "id" | "secret" | "date" | "text";

const SHAPES: readonly (readonly [Redacted, RegExp])[] = [
  ["mail", /^[^\s@]+@[^\s@]+\.[^\s@]+$/],
  ["url", /^[a-z][a-z0-9+.-]*:\/\//i],
  ["address", /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f]*:[0-9a-f:]+)$/i],
  ["date", /^\d{4}-\d\d-\d\d$/],
  ["secret", /^(?:\S*_)?[A-Za-z0-9+/_=-]{32,}$/],
  ["id", /^(?=\S*\d)[A-Za-z0-9]+(?:[-_:.][A-Za-z0-9]+)*$/],
];

/** What a value is called in the count. @param numeric it stands as a number. */
export function kindOf(value: string, name: string, numeric: boolean): Redacted {
  if (/amount|price|total|balance|fee|tax|cost|paid/i.test(name) && /^-?\d+(?:\.\d+)?$/.test(value)) return "amount";
  if (numeric) return "number";
  if (/secret|token|password|authorization|cookie|api[-_]?key|signature/i.test(name)) return "secret";
  const shape = SHAPES.find(([, form]) => form.test(value))?.[0];
  return shape ?? (/name|author|customer|contact/i.test(name) ? "name" : "text");
}
