import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { explainUrl, forwarded, type UrlCandidate, urlAtHand, urlChanges } from "./_urls.ts";

/** The query was dropped, or is there where it was not signed. */
export default hypothesis({
  code: "url-query-missing",
  aspect: "url",
  rank: 27,
  attempts: (mismatch) => urlChanges(mismatch, candidates(mismatch)),
  explain: (change, mismatch) =>
    explainUrl(
      change,
      mismatch,
      "Frameworks hand out the path with and without its query, and proxies drop or add parameters.",
    ),
});

function* candidates(mismatch: Mismatch): Iterable<UrlCandidate> {
  const at = urlAtHand(mismatch);
  if (!at) return;
  const here = at.query === "" ? "without a query" : "with a query";
  const { delivery } = mismatch;
  for (const target of [delivery.target, ...forwarded(delivery).uris]) {
    const mark = target.indexOf("?");
    if (mark >= 0)
      yield {
        parts: { ...at, query: target.slice(mark).split("#")[0]! },
        signed: "with the query of the request itself",
        here: at.query === "" ? "without it" : "with another one",
      };
  }
  yield { parts: { ...at, query: "" }, signed: "without its query", here };
  if (at.query === "") yield { parts: { ...at, query: "?" }, signed: "with a bare ? at its end", here: "without it" };
  const parameters = at.query.slice(1).split("&");
  if (parameters.length < 2 || parameters.length > MAX_PARAMETERS) return;
  for (const [index, parameter] of parameters.entries()) {
    const rest = parameters.filter((_, other) => other !== index).join("&");
    const name = parameter.split("=")[0]!;
    yield { parts: { ...at, query: `?${rest}` }, signed: `without the parameter ${name}`, here: "with it" };
  }
}

/** With more parameters than this they are not left out one by one. */
const MAX_PARAMETERS = 8;
