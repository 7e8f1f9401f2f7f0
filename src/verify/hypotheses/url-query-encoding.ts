import { joinUrl, urlParts } from "../../core/url.ts";
import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { explainUrl, type UrlCandidate, urlAtHand, urlChanges } from "./_urls.ts";

/** The same query (or path), escaped in another way: `%40` and `@`, `+` and `%20`, the case of hex digits, the order. */
export default hypothesis({
  code: "url-query-encoding",
  aspect: "url",
  rank: 29,
  attempts: (mismatch) => urlChanges(mismatch, candidates(mismatch)),
  explain: (change, mismatch) =>
    explainUrl(
      change,
      mismatch,
      "The URL is signed as text: frameworks and proxies that take it apart and build it anew escape other characters.",
    ),
});

function* candidates(mismatch: Mismatch): Iterable<UrlCandidate> {
  const at = urlAtHand(mismatch);
  if (!at || at.query.length + at.path.length > MAX_URL) return;
  for (const [signed, here, change] of STYLES) {
    if (at.query.length > 1) yield { parts: { ...at, query: `?${change(at.query.slice(1))}` }, signed, here };
  }
  for (const [signed, here, change] of STYLES.filter(([, , , forPath]) => forPath)) {
    yield { parts: { ...at, path: change(at.path) }, signed: `${signed} in its path`, here };
  }
  const url = joinUrl(at);
  const normal = URL.canParse(url) ? urlParts(new URL(url).href) : undefined;
  if (normal)
    yield {
      parts: { ...at, path: normal.path, query: normal.query },
      signed: "as URL parsers write it",
      here: "as it came",
    };
  for (const order of otherOrders(at.query.slice(1).split("&"))) {
    yield {
      parts: { ...at, query: `?${order.join("&")}` },
      signed: "with its parameters in another order",
      here: "as it came",
    };
  }
}

/** Longer URLs are not tried: characters. */
const MAX_URL = 8192;

type Style = readonly [signed: string, here: string, change: (text: string) => string, forPath?: boolean];

const escapeOf = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;

/** One character, escaped and plain. */
function characterStyles(char: string): Style[] {
  const escape = escapeOf(char);
  return [
    [
      `with ${char} in place of ${escape}`,
      `with ${escape}`,
      (text) => text.replaceAll(new RegExp(escape, "gi"), () => char),
      true,
    ],
    [`with ${escape} in place of ${char}`, `with ${char}`, (text) => text.replaceAll(char, escape), char !== "/"],
  ];
}

const STYLES: readonly Style[] = [
  ...["@", ":", "/", ",", "'"].flatMap(characterStyles),
  ["with + in place of %20", "with %20", (text) => text.replaceAll("%20", "+")],
  ["with %20 in place of +", "with +", (text) => text.replaceAll("+", "%20")],
  ["with %2B in place of +", "with +", (text) => text.replaceAll("+", "%2B")],
  ["with everything unescaped", "escaped", unescaped, true],
  ["escaped as a form", "escaped in another way", (text) => new URLSearchParams(text).toString()],
  ["with each value escaped anew", "escaped in another way", escapedAnew],
  [
    "with hex digits in capitals",
    "with small ones",
    (text) => text.replaceAll(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase()),
    true,
  ],
  [
    "with small hex digits",
    "with capitals",
    (text) => text.replaceAll(/%[0-9a-f]{2}/gi, (escape) => escape.toLowerCase()),
    true,
  ],
  ...["~", "!", "*", "(", ")", "[", "]", "$", ";", "|", '"', "="].flatMap(characterStyles),
  ["with its parameters in order of their names", "in another order", sorted],
  ["with = after every name", "without", (text) => mapped(text, (name, value) => `${name}=${value ?? ""}`)],
  [
    "without = where a value is empty",
    "with it",
    (text) => mapped(text, (name, value) => (value ? `${name}=${value}` : name)),
  ],
  [
    "without empty parameters",
    "with them",
    (text) =>
      text
        .split("&")
        .filter((pair) => /=./.test(pair))
        .join("&"),
  ],
  ["with & in place of &amp;", "with &amp;", (text) => text.replaceAll("&amp;", "&")],
  ["escaped twice", "escaped once", (text) => text.replaceAll("%", "%25"), true],
  ["escaped once", "escaped twice", (text) => text.replaceAll("%25", "%"), true],
];

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function escapedAnew(query: string): string {
  return Array.from(
    new URLSearchParams(query),
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  ).join("&");
}

function sorted(query: string): string {
  const nameOf = (pair: string): string => pair.split("=")[0]!;
  return query
    .split("&")
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0))
    .join("&");
}

/** All orders of two or three parameters; of more, the reverse only. */
function otherOrders(pairs: readonly string[]): string[][] {
  const reverse = pairs.toReversed();
  if (pairs.length < 2) return [];
  const [a, b, c] = pairs as [string, string, string];
  return pairs.length === 3 ? [[a, c, b], [b, a, c], [b, c, a], [c, a, b], reverse] : [reverse];
}

function mapped(query: string, write: (name: string, value: string | undefined) => string): string {
  return query
    .split("&")
    .map((pair) => {
      const equals = pair.indexOf("=");
      return equals < 0 ? write(pair, undefined) : write(pair.slice(0, equals), pair.slice(equals + 1));
    })
    .join("&");
}
