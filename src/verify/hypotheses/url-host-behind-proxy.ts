import type { UrlParts } from "../../core/url.ts";
import { type Explanation, hypothesis, type Mismatch } from "../hypothesis.ts";
import { problemOf, signatureHeld } from "./_signature.ts";
import {
  explainUrl,
  type Forwarded,
  forwarded,
  originText,
  otherOrigins,
  type UrlCandidate,
  urlAtHand,
  urlChanges,
} from "./_urls.ts";

/** The host is the internal one; the provider signed the public one, which a proxy's headers may tell. */
export default hypothesis({
  code: "url-host-behind-proxy",
  aspect: "url",
  rank: 32,
  attempts: (mismatch) => urlChanges(mismatch, candidates(mismatch)),
  suspicion: (mismatch) => {
    const at = urlAtHand(mismatch);
    if (!at || mismatch.direction === "handler" || problemOf(mismatch) !== undefined) return undefined;
    if (signatureHeld(mismatch)) return hashesAnotherUrl(mismatch) ? anotherUrl(mismatch, at) : undefined;
    const internal = isInternal(at);
    if (!internal && mismatch.delivery.url !== undefined) return undefined;
    const { name } = mismatch.provider;
    return {
      title: `${name} signs the public URL, and ${originText(at)} may not be it.`,
      detail: internal
        ? "It looks like an address behind a proxy or tunnel."
        : "The capture tells no URL: it was put together of the Host header and https.",
      fix: fixFor(name),
      likelihood: internal ? 0.75 : 0.5,
    };
  },
  explain: (change, mismatch) =>
    explainUrl(
      change,
      mismatch,
      "Behind a proxy, load balancer or tunnel the Host header is often an internal one; the public one is in X-Forwarded-Host or Forwarded.",
    ),
});

/** The signature holds, and covers the hash of another URL. */
function hashesAnotherUrl({ outcome }: Mismatch): boolean {
  return "binding" in outcome && outcome.binding?.over === "url";
}

function anotherUrl({ provider: { name } }: Mismatch, at: UrlParts): Explanation & { likelihood: number } {
  return {
    title: `${name} signed the hash of another URL than the one at ${originText(at)}.`,
    detail: "The signature itself is right. None of the known changes of the URL gives that hash.",
    fix: fixFor(name),
    likelihood: 0.9,
  };
}

function fixFor(name: string): Explanation["fix"] {
  return {
    text: `Give the URL as it is configured at ${name} with --url URL, or as "url" of the source in hookctl.config.json.`,
    topic: "public-url",
  };
}

/** URLs that are tried at most. */
const MAX_TRIED = 48;

function* candidates(mismatch: Mismatch): Iterable<UrlCandidate> {
  const at = urlAtHand(mismatch);
  if (!at) return;
  const told = forwarded(mismatch.delivery);
  const here = `as ${originText(at)}`;
  const lower = at.host.toLowerCase();
  const hosts = [
    ...told.hosts,
    ...(lower === at.host ? [] : [lower]),
    lower.startsWith("www.") ? lower.slice("www.".length) : `www.${lower}`,
  ];
  let tried = 0;
  for (const parts of otherOrigins(at, { ...told, hosts })) {
    if (parts.host === at.host || ++tried > MAX_TRIED) continue;
    yield { parts, signed: `as ${originText(parts)}`, here };
  }
  if (mismatch.direction === "handler") yield* ofHandlers(at, told);
}

/** What a handler may take for its own URL. */
function* ofHandlers(at: UrlParts, told: Forwarded): Iterable<UrlCandidate> {
  const here = `as ${originText(at)}`;
  const local: Forwarded = {
    ...told,
    hosts: ["localhost", "127.0.0.1", "0.0.0.0"],
    schemes: ["http"],
    ports: ["3000", "8080", "8000", "5000", "80"],
  };
  for (const parts of otherOrigins(at, local)) yield { parts, signed: `as ${originText(parts)}`, here };
}

function isInternal({ scheme, host }: UrlParts): boolean {
  const bare = host.toLowerCase();
  return (
    scheme.toLowerCase() === "http" ||
    !bare.includes(".") ||
    /^(?:127|10|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(bare) ||
    bare.startsWith("[") ||
    /\.(?:local|internal|localhost|lan|svc|cluster\.local)$/.test(bare)
  );
}
