import { type UrlParts, urlParts } from "../../core/url.ts";
import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { explainUrl, forwarded, otherOrigins, type UrlCandidate, urlAtHand, urlChanges } from "./_urls.ts";

/** A proxy, gateway or router took a part off the path, or put one before it. */
export default hypothesis({
  code: "url-path-rewritten",
  aspect: "url",
  rank: 36,
  attempts: (mismatch) => urlChanges(mismatch, candidates(mismatch)),
  explain: (change, mismatch) =>
    explainUrl(
      change,
      mismatch,
      "A proxy that strips a prefix, an API gateway's stage, or a router that is mounted under a path shows the app another path than the public one.",
    ),
});

/** Other hosts and schemes with which each path is tried. */
const MAX_ORIGINS = 4;

function* candidates(mismatch: Mismatch): Iterable<UrlCandidate> {
  const at = urlAtHand(mismatch);
  if (!at) return;
  const told = forwarded(mismatch.delivery);
  const elsewhere = otherOrigins(at, told).filter(({ host }) => host !== at.host);
  const paths = [...otherPaths(at, told.uris, told.prefixes, mismatch.delivery.target)];
  for (const origin of [at, ...elsewhere.slice(0, MAX_ORIGINS)]) {
    for (const path of paths) yield said({ ...origin, ...path }, at);
  }
  for (const path of guessedPaths(at.path)) yield said({ ...at, path }, at);
}

function said(parts: UrlParts, at: UrlParts): UrlCandidate {
  return { parts, signed: `with the path ${parts.path}`, here: `with ${at.path === "" ? "none" : at.path}` };
}

/** What headers, and the request line itself, say of the path. */
function* otherPaths(
  at: UrlParts,
  uris: readonly string[],
  prefixes: readonly string[],
  target: string,
): Iterable<{ path: string; query: string }> {
  for (const uri of [...uris, target]) {
    const parts = urlParts(uri.startsWith("/") ? `https://host${uri}` : uri);
    if (!parts) continue;
    yield { path: parts.path, query: parts.query };
    yield { path: parts.path, query: at.query };
  }
  for (const prefix of prefixes) {
    yield { path: prefix.replace(/\/$/, "") + at.path, query: at.query };
    yield { path: prefix, query: at.query };
  }
}

/** Stages of API gateways, mount points, and the path with its first part taken off. */
function* guessedPaths(path: string): Iterable<string> {
  const second = path.indexOf("/", 1);
  if (second > 0) yield path.slice(second);
  for (const prefix of ["/api", "/prod", "/dev", "/stage", "/staging", "/default", "/v1", "/webhooks"])
    yield prefix + path;
}
