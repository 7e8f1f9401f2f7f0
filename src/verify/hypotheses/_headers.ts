/** Header names that were changed on the way, and repairs of headers. */
import type { Header } from "../../core/delivery.ts";
import { header, withHeader } from "../../core/headers.ts";
import { compile } from "../../schemes/compile.ts";
import type { Scheme } from "../../schemes/scheme.ts";
import type { Mismatch } from "../hypothesis.ts";

/** The headers that a delivery must carry together: for Standard Webhooks one set of names, else all of the scheme's. */
export function headerSet({ scheme, delivery }: Mismatch): readonly string[] {
  const sets = setsOf(scheme);
  return sets.find((names) => names.some((name) => has(delivery.headers, name))) ?? sets[0]!;
}

function setsOf(scheme: Scheme): string[][] {
  if (scheme.recipe.kind !== "standard-webhooks") return [[...scheme.headers]];
  return (scheme.recipe.headers ?? ["webhook"]).map((prefix) =>
    scheme.headers.filter((name) => name.startsWith(`${prefix}-`)),
  );
}

export function has(headers: readonly Header[], name: string): boolean {
  return header(headers, name.toLowerCase()) !== undefined;
}

/** The names of the scheme's headers that are not there. */
export function missingHeaders(mismatch: Mismatch): string[] {
  return headerSet(mismatch).filter((name) => !has(mismatch.delivery.headers, name));
}

/** `HTTP_X_HUB_SIGNATURE_256` (CGI, RFC 3875, section 4.1.18) → `x-hub-signature-256`; undefined for other names. */
export function fromCgi(name: string): string | undefined {
  return /^HTTP_[A-Za-z0-9_]+$/i.test(name) ? name.slice("HTTP_".length).replaceAll("_", "-").toLowerCase() : undefined;
}

/** What remains of a name without what servers and proxies add: case, `_`, `HTTP_`, `X-`, `Original-`, `Forwarded-`. */
function bareName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll("_", "-")
    .replace(/^(?:(?:http|https|x|original|forwarded|amzn|remapped|redirect)-)+/, "");
}

/** What a header is for, told by its name: the words in it. */
const ROLES = [/sign|hmac|sha\d|digest|token|auth/i, /time|date|\bts\b/i, /\bid\b|uuid|delivery|message/i] as const;

/** How near two names are: 3 the same but for what proxies add, 2 all but a word of it, 1 for the same purpose, 0 not. */
export function nearness(name: string, wanted: string): number {
  const [a, b] = [bareName(name), bareName(wanted)];
  if (a === b) return 3;
  const role = ROLES.find((pattern) => pattern.test(wanted));
  if (role === undefined || !role.test(name)) return edits(a, b) <= 2 ? 2 : 0;
  const words = new Set(a.split("-"));
  const shared = b.split("-").filter((word) => words.has(word)).length;
  return shared >= 2 || edits(a, b) <= 2 ? 2 : 1;
}

/** Levenshtein distance, for names of a few dozen characters. */
function edits(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2 || a.length > MAX_NAME) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [index, char] of Array.from(a).entries()) {
    const next = [index + 1];
    for (let at = 1; at <= b.length; at++)
      next.push(Math.min(row[at]! + 1, next[at - 1]! + 1, row[at - 1]! + (b[at - 1] === char ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

/** Longer names are compared word for word only: characters. */
const MAX_NAME = 64;

/** The headers with several set. */
export function withHeaders(
  headers: readonly Header[],
  values: Iterable<readonly [name: string, value: string]>,
): readonly Header[] {
  let next = headers;
  for (const [name, value] of values) next = withHeader(next, name, value);
  return next;
}

/** The provider's older schemes that the delivery carries a signature of. */
export function retiredSchemes({ provider, delivery }: Mismatch): Scheme[] {
  return provider.schemes
    .filter((recipe) => "retired" in recipe && recipe.retired !== undefined)
    .map(compile)
    .filter((scheme) => scheme.present(delivery));
}
