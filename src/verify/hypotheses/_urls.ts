/** Other URLs that the provider may have signed: what proxies say of them, and how a change of the URL is told. */
import type { Delivery } from "../../core/delivery.ts";
import { headerValues } from "../../core/headers.ts";
import { joinUrl, signedUrl, type UrlParts, urlParts } from "../../core/url.ts";
import type { Change, Explanation, Mismatch } from "../hypothesis.ts";

/** Another URL, and how it differs: `signed` and `here` complete "the URL …". */
export interface UrlCandidate {
  readonly parts: UrlParts;
  /** "with https" */
  readonly signed: string;
  /** "with http" */
  readonly here: string;
}

/** The URL at hand in its parts; undefined where the scheme signs none, or it is no absolute URL. */
export function urlAtHand({ signsUrl, delivery }: Mismatch): UrlParts | undefined {
  return signsUrl ? urlParts(signedUrl(delivery)) : undefined;
}

/** The candidates as changes: each URL once, and never the one at hand. What follows a `#` stays as it is. */
export function* urlChanges({ delivery }: Mismatch, candidates: Iterable<UrlCandidate>): Iterable<Change> {
  const here = signedUrl(delivery);
  const hash = here.indexOf("#");
  const fragment = hash < 0 ? "" : here.slice(hash);
  const seen = new Set([here]);
  for (const { parts, signed, here: at } of candidates) {
    const url = joinUrl(parts) + fragment;
    if (seen.has(url)) continue;
    seen.add(url);
    yield { what: `over the URL ${signed}`, data: `${signed}\n${at}`, url };
  }
}

/** A proven change of the URL in words. @param cause how it comes about, a sentence. */
export function explainUrl(
  { data = "", url }: Change,
  { direction, provider, delivery }: Mismatch,
  cause: string,
): Explanation {
  const [signed, here] = data.split("\n");
  if (direction === "handler") {
    return {
      title: `Your code signs the URL ${signed}; ${provider.name} signed it ${here}.`,
      detail: `${cause} Your value comes out with exactly that URL.`,
      fix: {
        text: `Compute with the public URL, character for character as it is configured at ${provider.name}: best written into your configuration.`,
        topic: "public-url",
      },
    };
  }
  const use = url === undefined ? "" : ` Here: --url ${shownUrl(url)}.`;
  if (statesNoScheme(delivery) && /^http:/i.test(url ?? "")) {
    return {
      title: `${provider.name} signed the URL ${signed}; the capture states no scheme, and hookctl assumed https.`,
      detail: `The URL that is configured at ${provider.name} begins with http://, and its signature covers that.`,
      // The snippets write https.
      fix: { text: `Verify with the URL exactly as it is configured at ${provider.name}.${use}` },
    };
  }
  return {
    title: `${provider.name} signed the URL ${signed}; here it is ${here}.`,
    detail: cause,
    fix: {
      text: `Verify with the public URL as it is configured at ${provider.name}: written into your configuration, or from the X-Forwarded headers of a proxy that you trust.${use}`,
      ...(!/^http:/i.test(url ?? "") && { topic: "public-url" }),
    },
  };
}

/** A request target that is a path, and no URL beside it: then `signedUrl` takes https. */
function statesNoScheme({ url, target }: Delivery): boolean {
  return url === undefined && !/^https?:\/\//i.test(target);
}

/** The proven URL to type. A query may hold a token, and an authority a password: those are not printed. */
function shownUrl(url: string): string {
  const plain = url.replace(/[?#].*$/s, "");
  if (!/^https?:\/\/[\w.:[\]-]+(?:\/[\w.~/%-]*)?$/i.test(plain) || plain.length > MAX_SHOWN_URL) return "URL";
  return plain === url ? plain : `'${plain}?…'`;
}

const MAX_SHOWN_URL = 200;

/** What proxies wrote into headers about the request as it came to them. */
export interface Forwarded {
  /** Host, with a port where one was written. */
  readonly hosts: readonly string[];
  readonly schemes: readonly string[];
  readonly ports: readonly string[];
  readonly prefixes: readonly string[];
  /** Path and query, or an absolute URL. */
  readonly uris: readonly string[];
}

export function forwarded(delivery: Delivery): Forwarded {
  const all = (names: readonly string[]): string[] =>
    names.flatMap((name) => headerValues(delivery.headers, name).flatMap(ends));
  const standard = headerValues(delivery.headers, "forwarded").filter((value) => value.length <= MAX_VALUE);
  const hosts = [
    ...all(HOST_HEADERS),
    ...standard.flatMap((value) => parameters(value, "host")),
    ...all(["host"]),
  ].filter((host) => /^[\w.:[\]-]+$/.test(host));
  const schemes = [...all(SCHEME_HEADERS), ...standard.flatMap((value) => parameters(value, "proto"))].map((scheme) =>
    scheme.toLowerCase(),
  );
  const ports = [...all(PORT_HEADERS), ...hosts.map((host) => portOf(host))];
  return {
    hosts: [...new Set(hosts)],
    schemes: [...new Set(schemes)].filter((scheme) => /^https?$/.test(scheme)),
    ports: [...new Set(ports)].filter((port) => /^\d{1,5}$/.test(port)),
    prefixes: [...new Set(all(PREFIX_HEADERS))].filter((prefix) => prefix.startsWith("/")),
    uris: [...new Set(all(URI_HEADERS))].filter((uri) => uri.startsWith("/") || /^https?:\/\//i.test(uri)),
  };
}

const HOST_HEADERS = ["x-forwarded-host", "x-original-host", "x-envoy-original-host", "x-host", "x-forwarded-server"];
const SCHEME_HEADERS = [
  "x-forwarded-proto",
  "x-forwarded-protocol",
  "x-forwarded-scheme",
  "x-url-scheme",
  "cloudfront-forwarded-proto",
];
const PORT_HEADERS = ["x-forwarded-port"];
const PREFIX_HEADERS = ["x-forwarded-prefix", "x-forwarded-path", "x-script-name"];
const URI_HEADERS = [
  "x-original-uri",
  "x-original-url",
  "x-rewrite-url",
  "x-forwarded-uri",
  "x-envoy-original-path",
  "x-replaced-path",
  "x-forwarded-url",
];

/** Longer header values are no host and no path: characters. */
const MAX_VALUE = 4096;

/** Of a list that proxies added to, the first (the client's side) and the last. */
function ends(value: string): string[] {
  if (value.length > MAX_VALUE) return [];
  const items = value.split(",").map((item) => item.trim());
  return [items[0]!, items.at(-1)!].filter((item) => item !== "");
}

/** The values of a parameter of Forwarded (RFC 7239, section 4). */
function parameters(value: string, name: string): string[] {
  return Array.from(value.matchAll(new RegExp(`(?:^|[;,\\s])${name}="?([^;,"\\s]+)`, "gi")), (match) => match[1]!);
}

function portOf(host: string): string {
  return /:(\d+)$/.exec(host)?.[1] ?? "";
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, "");
}

/** The other of http and https; the same scheme where it is neither. */
export function otherScheme(scheme: string): string {
  const lower = scheme.toLowerCase();
  return lower === "http" ? "https" : lower === "https" ? "http" : scheme;
}

/** The URL with another host, scheme and port: likeliest first, each host as the proxy wrote it and without its port. */
export function otherOrigins(at: UrlParts, { hosts, schemes, ports }: Forwarded): UrlParts[] {
  const schemesTried = [...new Set([...schemes, at.scheme, otherScheme(at.scheme)])];
  return hosts.flatMap((host) =>
    schemesTried.flatMap((scheme) => {
      const bare = withoutPort(host);
      return [...new Set([portOf(host), "", at.port, ...ports])].map((port) => ({ ...at, scheme, host: bare, port }));
    }),
  );
}

/** "https://example.com:8443" */
export function originText({ scheme, host, port }: UrlParts): string {
  return `${scheme}://${host}${port === "" ? "" : `:${port}`}`;
}
