import { hypothesis, type Mismatch } from "../hypothesis.ts";
import { absentParams, problemOf, timeLeftOut } from "./_signature.ts";

/** The timestamp that is part of the signed content is not there. */
export default hypothesis({
  code: "timestamp-missing",
  aspect: "header",
  rank: 51,
  only: "capture",
  fact: (mismatch) => {
    const problem = timeMissing(mismatch);
    if (problem === undefined) return undefined;
    return {
      title: `The timestamp is missing (${problem.where}).`,
      detail: `${problem.detail} ${mismatch.provider.name} signs it together with the body, so nothing can be checked without it.`,
      fix: {
        text: `Keep the ${problem.where} on the way to your code, and in captures.`,
        topic: "timestamp",
      },
    };
  },
});

function timeMissing(mismatch: Mismatch): { readonly where: string; readonly detail: string } | undefined {
  const problem = problemOf(mismatch);
  if (problem?.problem === "timestamp-missing") return problem;
  const name = problem?.problem === "signature-malformed" ? timeLeftOut(mismatch) : undefined;
  if (problem === undefined || name === undefined) return undefined;
  const absent = absentParams(mismatch).map((each) => `${each}=`);
  return { where: `${name}= of ${problem.where}`, detail: `${problem.detail} It has no ${absent.join(" and no ")}.` };
}
