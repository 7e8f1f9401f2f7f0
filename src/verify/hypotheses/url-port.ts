import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { explainUrl, forwarded, otherScheme, type UrlCandidate, urlAtHand, urlChanges } from "./_urls.ts";

/** Ports on which apps listen behind a proxy. */
const COMMON = ["8443", "8080", "3000"] as const;

/** A port is in the URL on one side only. */
export default hypothesis({
  code: "url-port",
  aspect: "url",
  rank: 23,
  attempts: (mismatch) => urlChanges(mismatch, candidates(mismatch)),
  explain: (change, mismatch) =>
    explainUrl(
      change,
      mismatch,
      "A port that is the scheme's default is written by some and left out by others; behind a proxy the app sees the port on which it listens itself.",
    ),
});

function* candidates(mismatch: Mismatch): Iterable<UrlCandidate> {
  const at = urlAtHand(mismatch);
  if (!at) return;
  const { ports } = forwarded(mismatch.delivery);
  const here = at.port === "" ? "without a port" : `with port ${at.port}`;
  const standard = at.scheme.toLowerCase() === "http" ? "80" : "443";
  for (const port of ["", ...ports, standard, ...COMMON]) {
    yield { parts: { ...at, port }, signed: port === "" ? "without a port" : `with port ${port}`, here };
  }
  const scheme = otherScheme(at.scheme);
  for (const port of ["", ...ports]) {
    yield {
      parts: { ...at, scheme, port },
      signed: `with ${scheme} and ${port === "" ? "no port" : `port ${port}`}`,
      here: `with ${at.scheme} and ${at.port === "" ? "no port" : `port ${at.port}`}`,
    };
  }
}
