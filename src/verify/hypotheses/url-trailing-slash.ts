import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { explainUrl, type UrlCandidate, urlAtHand, urlChanges } from "./_urls.ts";

/** `/hook` is registered as `/hook/`, or the reverse: a router or a proxy that tidies up. */
export default hypothesis({
  code: "url-trailing-slash",
  aspect: "url",
  rank: 25,
  attempts: (mismatch) => urlChanges(mismatch, candidates(mismatch)),
  explain: (change, mismatch) =>
    explainUrl(
      change,
      mismatch,
      "The URL is signed as it was registered; routers, redirects and proxies add or take off a final slash.",
    ),
});

function* candidates(mismatch: Mismatch): Iterable<UrlCandidate> {
  const at = urlAtHand(mismatch);
  if (!at) return;
  const ends = at.path.endsWith("/");
  const path = ends ? at.path.slice(0, -1) : `${at.path}/`;
  yield {
    parts: { ...at, path },
    signed: ends ? "without a slash at the end of its path" : "with a slash at the end of its path",
    here: ends ? "with one" : "without one",
  };
  yield {
    parts: { ...at, path: at.path.replaceAll(/\/{2,}/g, "/") },
    signed: "with single slashes in its path",
    here: "with double ones",
  };
}
