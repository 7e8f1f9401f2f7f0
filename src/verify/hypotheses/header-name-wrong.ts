import type { Header } from "../../core/delivery.ts";
import { type Change, hypothesis, type Mismatch } from "../hypothesis.ts";
import { fromCgi, headerSet, missingHeaders, nearness, withHeaders } from "./_headers.ts";
import { MAX_VALUE } from "./_signature.ts";

/** The value is there under another name: `X-Hub-Signature` for `X-Hub-Signature-256`, `X_Slack_Signature`, `X-Original-…`. */
export default hypothesis({
  code: "header-name-wrong",
  aspect: "header",
  rank: 9,
  only: "capture",
  *attempts(mismatch) {
    const missing = missingHeaders(mismatch);
    const wanted =
      missing.length > 0
        ? missing
        : mismatch.scheme.signatureHeaders.filter((name) => headerSet(mismatch).includes(name));
    const least = missing.length > 0 ? 1 : 3;
    const found = wanted.map((name) => ({ name, candidates: candidatesFor(mismatch, name, least) }));
    const rounds = Math.min(MAX_ROUNDS, Math.max(0, ...found.map(({ candidates }) => candidates.length)));
    for (let round = 0; round < rounds; round++) {
      yield change(
        mismatch,
        found.flatMap(({ name, candidates }) =>
          candidates.length === 0 ? [] : [[name, candidates[Math.min(round, candidates.length - 1)]!] as const],
        ),
      );
    }
  },
  explain: ({ data = "" }, { provider }) => ({
    title: `A header arrived under another name: ${data}.`,
    detail: `Read from there, the signature matches; ${provider.name}'s SDK looks for the documented name only (in any case of letters).`,
    fix: {
      text: "Find what renames the header on the way, or hand it to the verifier under the documented name.",
      topic: "header",
    },
  }),
});

const MAX_ROUNDS = 8;

function change({ delivery }: Mismatch, pairs: readonly (readonly [wanted: string, found: Header])[]): Change {
  const renamed = pairs.map(([wanted, [name]]) => `${name} in place of ${wanted}`).join(", ");
  return {
    what: `with ${renamed}`,
    data: renamed,
    headers: withHeaders(
      delivery.headers,
      pairs.map(([wanted, [, value]]) => [wanted, value]),
    ),
  };
}

/** The headers that may hold what the wanted one should, nearest name first. */
function candidatesFor({ delivery, scheme }: Mismatch, wanted: string, least: number): Header[] {
  const own = new Set(scheme.headers.map((name) => name.toLowerCase()));
  return delivery.headers
    .filter(
      ([name, value]) =>
        !own.has(name.toLowerCase()) &&
        fromCgi(name) !== wanted.toLowerCase() &&
        value !== "" &&
        value.length <= MAX_VALUE,
    )
    .map((field) => ({ field, near: nearness(field[0], wanted) }))
    .filter(({ near }) => near >= least)
    .sort((a, b) => b.near - a.near)
    .map(({ field }) => field);
}
